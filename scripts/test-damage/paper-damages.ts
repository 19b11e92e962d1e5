import {
  appendFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import { paperFiles } from '../../src/store/store.ts';
import { dailyItem } from '../../tests/ingest/command.ts';
import { type Ended, startCommand } from '../test-builds/process-group.ts';
import { PAPER_DAMAGES } from './paper-file-damages.ts';
import { pick, type Trial } from './tally.ts';

/** Papers of the store, and papers that are damaged at once. */
const PAPERS = 24;
const AT_ONCE = 6;
/** What the first listing says of each paper, and what the second one says. */
const [FORMER_UPVOTES, UPVOTES] = [5, 7];
/** Every third paper has notes, and every fourth one is in no input any more. */
const hasNotes = (number: number) => number % 3 === 0;
const isListed = (number: number) => number % 4 !== 0;

/**
 * Damages papers, several at once. Ingest and build must name each of them, leave it as it is, and do all others. If a paper that is listed
 * was left, ingest ends with exit code 1; if any was left, the build does. Where a file is only the beginning of the text that the source
 * gives, ingest must write it again.
 */
export async function damagePapers({ folder, project, times, chance, tally }: Trial): Promise<void> {
  for (let tried = 0, round = 0; tried < times; tried += AT_ONCE, round += 1) {
    const content = join(folder, `content-${round}`);
    await makeStore(content);
    const damages = Array.from({ length: Math.min(AT_ONCE, times - tried) }, (_, at) => {
      const damage = PAPER_DAMAGES[(tried + at) % PAPER_DAMAGES.length] ?? pick(PAPER_DAMAGES, chance);
      const number = at * 4 + Math.floor(chance() * 4);
      const path = pathOf(number);
      damage.apply(join(content, path), chance);
      const isMended = damage.isMendable === true && isListed(number) && isBeginning(join(content, path));
      return { damage, number, path, is: stateOf(join(content, path)), isMended };
    });
    writeListing(content, UPVOTES);
    const run = (name: string, ...args: string[]) =>
      startCommand(name, ['--content', content, ...args], { project }).ended;
    const ingested = await run('ingest');
    const untouched = damages.map(({ path, is }) => stateOf(join(content, path)) === is);
    const built = await run('build', '--out', join(folder, 'site'));
    const others = otherFaults(
      content,
      join(folder, 'site'),
      damages.map(({ number }) => number),
    );
    // Of a paper that ingest has mended, or that is in no input, it only warns. A build lacks every paper that a person must mend.
    const isRefused = damages.some(({ number, isMended }) => isListed(number) && !isMended);
    const isLacking = damages.some(({ isMended }) => !isMended);
    for (const [at, { damage, number, path, isMended }] of damages.entries()) {
      const name = `${damage.name}${hasNotes(number) ? ', with notes' : ''}${isListed(number) ? '' : ', not listed'}`;
      tally.note(name, [
        ...(untouched[at] === !isMended ? [] : [`ingest has ${isMended ? 'not mended' : 'changed'} it`]),
        ...(ingested.printed.includes(basename(path)) ? [] : ['ingest does not name it']),
        ...(isMended || built.printed.includes(basename(path)) ? [] : ['the build does not name it']),
        ...(isMended === hasPage(join(folder, 'site'), number) ? [] : [`${isMended ? 'no' : 'a'} page`]),
        ...(at === 0
          ? [
              ...exitFaults('ingest', ingested, isRefused ? 1 : 0),
              ...exitFaults('build', built, isLacking ? 1 : 0),
              ...others,
            ]
          : []),
      ]);
    }
  }
}

function exitFaults(name: string, { code, printed }: Ended, expected: number): string[] {
  return code === expected ? [] : [`${name} ended with ${code}: ${printed.slice(-300)}`];
}

/** The papers that are not damaged: all are updated, keep their notes, and have a page. */
function otherFaults(content: string, site: string, damaged: readonly number[]): string[] {
  const numbers = Array.from({ length: PAPERS }, (_, number) => number).filter(
    (one) => !damaged.includes(one),
  );
  return numbers.flatMap((number) => {
    const text = readFileSync(join(content, pathOf(number)), 'utf8');
    return [
      ...(isListed(number) === text.includes(`upvotes: ${UPVOTES}`)
        ? []
        : [`${pathOf(number)} is not up to date`]),
      ...(hasNotes(number) === text.includes(`Precious${number}.`) ? [] : [`${pathOf(number)}: notes`]),
      ...(hasPage(site, number) ? [] : [`${pathOf(number)} has no page`]),
    ];
  });
}

const hasPage = (site: string, number: number) =>
  readdirSync(join(site, 'papers')).includes(`${idOf(number)}.html`);

/** A store of papers from one listing, with notes of a person. */
async function makeStore(content: string): Promise<void> {
  writeListing(content, FORMER_UPVOTES, () => true);
  const inputs = await findInputs([join(content, 'inbox')], content);
  await ingest({ inputs, contentDir: content });
  for (const [number, path] of (await paperFiles(content)).entries())
    if (hasNotes(number)) appendFileSync(join(content, path), `\n## Notes\n\nPrecious${number}.\n`);
}

function writeListing(content: string, upvotes: number, isIn = isListed): void {
  mkdirSync(join(content, 'inbox'), { recursive: true });
  const items = Array.from({ length: PAPERS }, (_, number) =>
    isIn(number) ? [dailyItem(idOf(number), `Paper ${number} on herons`, { upvotes })] : [],
  ).flat();
  writeFileSync(join(content, 'inbox/2026-03-04.json'), JSON.stringify(items));
}

const idOf = (number: number) => `2603.${String(number).padStart(5, '0')}`;
const pathOf = (number: number) => `papers/2026/03/${idOf(number)}.md`;

/** Whether a damaged file has nothing but the beginning of the text that its source gives now: the upvotes have changed since. */
const isBeginning = (path: string) => !readFileSync(path, 'utf8').includes(`upvotes: ${FORMER_UPVOTES}`);

/** Whatever is at a path, as a text that changes with it. */
function stateOf(path: string): string {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 'nothing';
  if (stats.isSymbolicLink()) return `a link to ${readlinkSync(path)}`;
  if (stats.isDirectory()) return `a folder of ${readdirSync(path).join()}`;
  return stats.isFile() ? readFileSync(path, 'base64') : `a pipe ${stats.ino}`;
}
