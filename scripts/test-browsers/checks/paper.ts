import { assert, type Check, NotApplicable, type Place } from './check.ts';

async function paperWithMath({ pages, read }: Place): Promise<string> {
  for (const name of pages.filter((each) => each.startsWith('papers/')))
    if ((await read(name)).includes('<math')) return name;
  throw new NotApplicable('No paper has a formula.');
}

function anyPaper({ pages }: Place): string {
  const paper = pages.find((name) => name.startsWith('papers/'));
  if (paper === undefined) throw new NotApplicable('The site has no paper.');
  return paper;
}

/** Checks of a paper's page. */
export const PAPER: readonly Check[] = [
  {
    says: 'A formula is laid out as a formula',
    at: 'served',
    run: async (page, place) => {
      await page.open(place.addressOf(await paperWithMath(place)));
      const { width, height, steps } = await page.evaluate(() => {
        const box = (element: Element | null | undefined) => element?.getBoundingClientRect();
        const math = box(document.querySelector('math'));
        const parts = document.querySelectorAll('math :is(msup, msub, msubsup, mfrac)');
        const offsets = Array.from(parts, ({ children: [first, second] }) =>
          Math.abs((box(first)?.bottom ?? 0) - (box(second)?.bottom ?? 0)),
        );
        return { width: math?.width ?? 0, height: math?.height ?? 0, steps: offsets };
      });
      assert(width > 5 && height > 5, `The formula is ${width} × ${height} px.`);
      // An engine without MathML sets everything on one line.
      assert(
        steps.every((offset) => offset > 1),
        'An index, an exponent or a denominator is on the line of its base.',
      );
    },
  },
  {
    says: 'A citation is copied in the chosen format',
    at: 'served',
    run: async (page, place) => {
      await page.open(place.addressOf(anyPaper(place)));
      await page.waitFor('offer formats', () => document.querySelectorAll('.cite-formats button').length > 1);
      await page.click('.cite-formats button:nth-of-type(2)');
      const format = await page.waitFor(
        'press the format',
        () =>
          document
            .querySelector('.cite-formats button:nth-of-type(2)[aria-pressed=true]')
            ?.textContent?.trim() ?? '',
      );
      await page.click('.cite-actions button');
      await page.waitFor(
        'say that it has copied',
        (wanted) => document.querySelector('.cite-status')?.textContent === `${wanted} copied`,
        format,
      );
    },
  },
  {
    says: 'A citation is copied where pages get no clipboard',
    at: 'served',
    run: async (page, place) => {
      await page.open(place.addressOf(anyPaper(place)));
      await page.waitFor('offer formats', () => document.querySelectorAll('.cite-formats button').length > 1);
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        document.addEventListener('copy', () => {
          const field = document.activeElement;
          document.body.dataset.copied = field instanceof HTMLTextAreaElement ? field.value : '';
        });
      });
      await page.click('.cite-actions button');
      await page.waitFor(
        'say that it has copied',
        () => document.querySelector('.cite-status')?.textContent?.endsWith(' copied') === true,
      );
      const [copied, shown] = await page.evaluate(() => [
        document.body.dataset.copied ?? '',
        document.querySelector('.cite-text pre')?.textContent ?? '',
      ]);
      assert(copied !== '' && copied?.trim() === shown?.trim(), `It copied “${copied?.slice(0, 60)}”.`);
    },
  },
];
