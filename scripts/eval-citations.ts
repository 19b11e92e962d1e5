import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { callersPath, createCommand, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { decodeInput } from '../src/readers/reading/input.ts';
import { detectReader } from '../src/readers/registry.ts';
import { FACTS } from './eval/citation-facts.ts';
import { citationJs, pandoc } from './eval/citation-programs.ts';
import { drawn, type Sourced, sourcedPapers } from './eval/citation-sources.ts';
import { compare, type Figures } from './eval/citations.ts';

interface Options {
  readonly count: number;
  readonly seed: number;
  readonly show: number;
  readonly check: boolean;
}

const command = createCommand(
  'eval:citations',
  `Measures whether our citations agree with their sources. FILEs are bibliographies in BibTeX, and files of the \
ACL Anthology. An equal number of papers of each kind is drawn. Broadsheet reads them and writes BibTeX, RIS and CSL-JSON; \
pandoc and Citation.js read these. Their result is compared, fact by fact, with the same program's result for the \
original bibliography, or with the raw text of the Anthology's file.`,
)
  .argument('<file...>', 'bibliographies (.bib) and files of the ACL Anthology (.xml)')
  .option('--count <n>', 'number of papers', integer, 300)
  .option('--seed <n>', 'a seed; another one draws other papers', integer, 1)
  .option('--show <n>', 'number of differences to show for each format and program', integer, 20)
  .option('--check', 'end with exit code 1 if anything differs', false)
  .addHelpText('after', '\nExit codes: 0 done; 1 something differs (--check); 2 nothing done.');

await runCommand(command, async () => {
  const { count, seed, show, check } = command.opts<Options>();
  const papers = drawn(await groupsOf(command.args.map(callersPath)), count, seed);
  const all = figuresOf(papers);
  print(all);
  for (const figures of all) printDifferences(figures, show);
  return check && all.some(({ differences }) => differences.length > 0) ? 1 : 0;
});

/** The papers of the files, grouped by format. */
async function groupsOf(paths: readonly string[]): Promise<Sourced[][]> {
  const groups = new Map<string, Sourced[]>();
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes === undefined) throw new UsageError(`${path} cannot be read.`, 'Name files that exist.');
    const reader = detectReader(decodeInput(path, bytes))?.name ?? '';
    if (reader !== 'bibtex' && reader !== 'acl-xml') {
      throw new UsageError(`${path} is not a bibliography.`, 'Name files in BibTeX or of the ACL Anthology.');
    }
    const group = groups.get(reader) ?? [];
    groups.set(reader, group);
    group.push(...(await sourcedPapers(basename(path), bytes, reader)));
  }
  return [...groups.values()];
}

function figuresOf(papers: readonly Sourced[]): Figures[] {
  const other = pandoc();
  if (other === undefined) {
    console.warn(
      'WARNING: pandoc is not installed, so nothing was read with it. Install it and measure again.',
    );
  }
  const programs = [citationJs, ...(other === undefined ? [] : [other])];
  const readings = [
    ...(other === undefined
      ? []
      : ([
          [other, 'BibTeX'],
          [other, 'CSL-JSON'],
        ] as const)),
    ...([
      [citationJs, 'BibTeX'],
      [citationJs, 'RIS'],
      [citationJs, 'CSL-JSON'],
    ] as const),
  ];
  return readings.map(([program, format]) => compare(papers, program, format, programs));
}

function print(all: readonly Figures[]): void {
  const row = (cells: readonly string[]) =>
    cells
      .map((cell) => cell.padEnd(24))
      .join('')
      .trimEnd();
  console.log(row(['', ...all.map(({ format }) => format)]));
  console.log(row(['read by', ...all.map(({ program }) => program)]));
  for (const fact of FACTS) {
    console.log(row([fact, ...all.map(({ equal, total }) => `${equal[fact]} of ${total}`)]));
  }
}

function printDifferences({ format, program, differences }: Figures, most: number): void {
  for (const { place, fact, source, ours } of differences.slice(0, most)) {
    console.log(`\n${format}, ${program}: the ${fact} of ${place}\n  source: ${source}\n  ours:   ${ours}`);
  }
  if (differences.length > most)
    console.log(`\n… and ${differences.length - most} more in ${format} by ${program}`);
}

function integer(text: string): number {
  if (!/^\d+$/u.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
