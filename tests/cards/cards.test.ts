import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Card, drawCard } from '../../src/cards/card.ts';
import { CARD_SIZE } from '../../src/cards/drawing.ts';
import { breakLines } from '../../src/cards/lines.ts';
import { toPng } from '../../src/cards/raster.ts';
import { siteCards } from '../../src/cards/site-cards.ts';
import { readTypeface } from '../../src/cards/typeface.ts';
import { createEditions } from '../../src/catalog/editions/editions.ts';
import { dayInWords } from '../../src/paper/days.ts';
import { paper } from '../catalog/papers.ts';
import { pixelsOf } from './pixels.ts';

const faces = { 400: readTypeface(400), 600: readTypeface(600) };
const style = { siteName: 'Sample Sheet', accent: '#204080', faces };

function day(...titles: string[]): Card {
  return {
    kind: 'day',
    weekday: 'Wednesday',
    day: '4 March 2026',
    plainDay: '2026-03-04',
    count: '3 papers',
    papers: titles.map((title) => ({ title, byline: 'Ada Example' })),
  };
}

describe('the typeface', () => {
  const [face] = [faces[400]];

  test('draws Latin, Greek and Cyrillic letters in composed form', () => {
    for (const text of ['Łukasz Żak', 'Παπαδόπουλος', 'Колмогоров', 'Zoë']) {
      expect(face.drawable(text.normalize('NFD')), text).toBe(text);
    }
  });

  test('draws the plain form of letters that it lacks, and leaves out invisible characters', () => {
    expect(face.drawable('𝒪(n)\u200B soft\u00ADware')).toBe('O(n) software');
  });

  test('refuses a text with letters that it lacks in every form', () => {
    expect(face.drawable('A 漢字')).toBeUndefined();
    expect(face.drawable('مرحبا')).toBeUndefined();
    expect(face.drawable('👩‍🚀')).toBeUndefined();
  });

  test('kerns pairs of letters', () => {
    expect(face.width('AV', 100)).toBeLessThan(face.width('A', 100) + face.width('V', 100));
  });
});

describe('breaking into lines', () => {
  const width = (text: string) => text.length;

  test('keeps to the width and the number of lines, and marks cut text with an ellipsis', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '-'), maxLength: 80 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 4, max: 20 }),
        (text, most, measure) => {
          const lines = breakLines(text, most, measure, width);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(measure);
          const [squeezed, whole] = [lines.join(''), text].map((part) => part.replaceAll(' ', ''));
          if (squeezed?.endsWith('…')) expect(whole?.startsWith(squeezed.slice(0, -1))).toBe(true);
          else expect(squeezed).toBe(whole);
        },
      ),
    );
  });

  test('breaks between words, and inside a word only if it is wider than a line', () => {
    expect(breakLines('one two three', 3, 8, width)).toEqual(['one two', 'three']);
    expect(breakLines('incomprehensibilities', 3, 8, width)).toEqual(['incompre', 'hensibil', 'ities']);
    expect(breakLines('one, two, three', 1, 10, width)).toEqual(['one, two…']);
  });
});

describe('a card', () => {
  test('is always the same picture of the size that pages announce', async () => {
    const [one, other] = [drawCard(day('A Title'), style), drawCard(day('A Title'), style)];
    expect(one).toBe(other);
    const png = await toPng(one);
    expect(png.equals(await toPng(other))).toBe(true);
    expect(pixelsOf(png)).toMatchObject(CARD_SIZE);
    expect(png.length).toBeLessThan(60_000);
  });

  test('leaves out a title that cannot be drawn', () => {
    expect(drawCard(day('漢字', 'A Title'), style)).toBe(drawCard(day('A Title'), style));
    expect(drawCard(day('A Title', 'Another'), style)).not.toBe(drawCard(day('A Title'), style));
  });

  test('shows three titles and no more', () => {
    expect(drawCard(day('A', 'B', 'C', 'D'), style)).toBe(drawCard(day('A', 'B', 'C'), style));
  });

  test('writes the day in figures if the language has letters that cannot be drawn', () => {
    const japanese = { ...day('A Title'), day: '2026年3月4日', weekday: '水曜日' } as Card;
    const plain = { ...day('A Title'), day: '2026-03-04', weekday: '' } as Card;
    expect(drawCard(japanese, style)).toBe(drawCard(plain, style));
  });

  test('keeps its margins for any text', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.lorem({ maxCount: 60 }),
      fc.constantFrom('W'.repeat(300), '<script>&"\'</script>', '', '\u202Eabc', 'a\u0301'.repeat(99)),
    );
    const card = fc.oneof(
      fc.array(text, { maxLength: 6 }).map((titles) => day(...titles)),
      fc.record({ kind: fc.constant('topic' as const), group: text, label: text, description: text }),
      fc.record({ kind: fc.constant('site' as const), description: text }),
    );
    await fc.assert(
      fc.asyncProperty(card, text, async (one, siteName) => {
        const { width, height, colourAt } = pixelsOf(await toPng(drawCard(one, { ...style, siteName })));
        const paperColour = colourAt(0, 20);
        // A letter may be slightly wider than its advance width.
        for (let y = 20; y < height; y++) {
          for (const x of [0, 30, 60, width - 62, width - 30, width - 1])
            expect(colourAt(x, y)).toBe(paperColour);
        }
        for (let x = 0; x < width; x++) expect(colourAt(x, height - 12)).toBe(paperColour);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the cards of a site', () => {
  const topics = [{ slug: 'one', label: 'One', group: 'All', description: 'The first.' }];
  const words = {
    description: 'A sheet.',
    formatDay: (one: string, part?: 'weekday') => dayInWords(one, 'en-GB', part ?? 'day'),
    formatPaperCount: (count: number) => `${count} papers`,
  };
  const papers = [
    paper({ listed: '2026-03-04', title: 'Of $x^2$', upvotes: 1 }),
    paper({ listed: '2026-03-04', title: 'More', upvotes: 2, authorCount: 3 }),
    paper({ listed: '2026-03-02' }),
    paper(),
  ];

  test('are one for the site, one per topic and one per day', () => {
    const deck = [...siteCards(createEditions(papers), topics, words)];
    expect(deck.map(({ path }) => path)).toEqual([
      '/card.png',
      '/topics/one.png',
      '/days/2026-03-04.png',
      '/days/2026-03-02.png',
    ]);
    expect(deck[2]?.card).toEqual({
      kind: 'day',
      weekday: 'Wednesday',
      day: '4 March 2026',
      plainDay: '2026-03-04',
      count: '2 papers',
      papers: [
        { title: 'More', byline: '3 authors' },
        { title: 'Of x²', byline: '' },
      ],
    });
  });

  test('change only by one card when a day is added', () => {
    const before = [...siteCards(createEditions(papers), topics, words)];
    const after = [...siteCards(createEditions([...papers, paper({ listed: '2026-03-05' })]), topics, words)];
    expect(after).toEqual(expect.arrayContaining(before));
  });
});
