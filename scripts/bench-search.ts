import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callersPath, count, createCommand, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { serve } from '../src/serving/server.ts';
import { findBrowser, launch } from '../tests/e2e/browser.ts';
import { appendPapers, type Content, contentAt, contentOf } from './bench-search/content.ts';
import { type Figures, shortfallsOf } from './bench-search/limits.ts';
import { measureOurs, type OurFigures } from './bench-search/ours.ts';
import { type PaperText, textsOf } from './bench-search/paper-texts.ts';
import { measurePeer } from './bench-search/peer.ts';
import { indexPlainPages } from './bench-search/plain-pages.ts';
import { commonWords, descriptionsOf, type Query, queriesOf } from './bench-search/queries.ts';
import { randomOf } from './bench-search/random.ts';
import { costTable, indexTable, machine, missesOf, successTable } from './bench-search/report.ts';
import { buildSearchIndex, copySearchPage, sizeOf, smallSite } from './bench-search/site.ts';

interface Options {
  readonly content: string;
  readonly out?: string;
  readonly papers?: number;
  readonly queries: number;
  readonly seed: number;
  readonly append?: number;
  readonly keep?: string;
  readonly compareCli: boolean;
  readonly check: boolean;
  readonly misses?: number;
}

const COMMON_WORDS = 20;
const DESCRIPTIONS = 40;

const command = createCommand(
  'bench:search',
  'Compares search with MiniSearch over the same papers: success, bytes loaded, time.',
)
  .requiredOption('--content <dir>', 'the folder with the papers')
  .option(
    '--out <site>',
    'a built site whose search is measured; with --papers, only its search page is used',
  )
  .option('--papers <n>', 'number of papers; if the folder has fewer, papers are made up from them', count)
  .option('--queries <n>', 'queries of each kind', count, 200)
  .option('--seed <n>', 'a seed; another one makes other papers and queries', count, 1)
  .option('--append <n>', 'also add this many papers to the newest month and build the index again', count)
  .option('--compare-cli', 'also index the papers as plain pages with Pagefind’s command line', false)
  .option('--keep <folder>', 'keep the papers and the site in this folder')
  .option('--misses <n>', 'print up to this many queries of each kind that miss their paper', count)
  .option('--check', 'end with exit code 1 if a figure is beyond its limit', false)
  .addHelpText('after', '\nExit codes: 0 measured; 1 a figure is beyond its limit; 2 nothing done.');

await runCommand(command, async () => {
  const options = command.opts<Options>();
  const kept = options.keep === undefined ? undefined : callersPath(options.keep);
  if (kept !== undefined) await mkdir(kept, { recursive: true });
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'broadsheet-bench-search-')));
  try {
    return await measure(options, folder);
  } finally {
    if (kept === undefined) await rm(folder, { recursive: true });
  }
});

async function measure(options: Options, folder: string): Promise<number> {
  const content = await contentFor(options, folder);
  const total = content.papers.length;
  console.log(`${machine()}\n${total} papers, ${content.madeUp} of them made up, seed ${options.seed}\n`);
  const site = await siteFor(options, content, folder);
  const index = isBuiltHere(options) ? await buildSearchIndex(content.folder, folder) : undefined;
  const texts = await textsOf(content.papers, content.folder);
  const queries = queriesOf(texts, options.queries, options.seed);
  const ours = await askOurs(site, texts, queries, options.seed);
  const peer = await measurePeer(texts, queries, folder);
  const plain = options.compareCli ? await indexPlainPages(texts, join(folder, 'plain')) : undefined;
  const size = await sizeOf(join(site, 'pagefind'));
  const appended = await append(options, content, folder);
  const figures: Figures = {
    ...{ papers: total, queries, ours, peer },
    ...(index !== undefined && { index }),
    ...(plain !== undefined && { plain }),
    ...(appended !== undefined && { appended }),
  };
  console.log([successTable(figures), costTable(figures), indexTable(figures, size)].join('\n\n'));
  if (options.misses !== undefined) console.log(`\n${missesOf(figures, options.misses)}`);
  if (!options.check) return 0;
  const shortfalls = shortfallsOf(figures);
  console.log(`\n${shortfalls.join('\n') || 'Every figure is within its limit.'}`);
  return shortfalls.length === 0 ? 0 : 1;
}

/** Whether this run builds the index. Otherwise it measures the index of a built site. */
function isBuiltHere({ out, papers }: Options): boolean {
  return out === undefined || papers !== undefined;
}

async function contentFor({ content, papers, append, seed }: Options, folder: string): Promise<Content> {
  const from = callersPath(content);
  if (!existsSync(join(from, 'papers'))) {
    throw new UsageError(`There are no papers in ${from}.`, 'Name the folder that holds `papers/`.');
  }
  if (append !== undefined && papers === undefined) {
    throw new UsageError('Papers are added only to a copy.', 'Give the size of the copy with --papers.');
  }
  return papers === undefined ? contentAt(from) : contentOf(from, papers, join(folder, 'content'), seed);
}

async function siteFor(options: Options, content: Content, folder: string): Promise<string> {
  if (options.out === undefined) return smallSite(content.folder, folder, options.seed);
  const out = callersPath(options.out);
  if (!existsSync(join(out, 'search.html')))
    throw new UsageError(`There is no site in ${out}.`, 'Build one first: npm run build');
  if (!isBuiltHere(options)) return out;
  return copySearchPage(out, folder);
}

async function askOurs(
  folder: string,
  texts: readonly PaperText[],
  queries: readonly Query[],
  seed: number,
): Promise<OurFigures> {
  const served = await serve({ folder, base: '/', host: '127.0.0.1', port: 0, anyPort: true });
  const browser = await launch(await findBrowser());
  try {
    const random = randomOf(seed);
    const descriptions = descriptionsOf(texts, DESCRIPTIONS, random);
    const asked = { queries, commonWords: commonWords(texts, COMMON_WORDS), descriptions, random };
    return await measureOurs(browser, served.address, asked);
  } finally {
    await browser.close();
    await served.close();
  }
}

async function append(
  { append, seed }: Options,
  content: Content,
  folder: string,
): Promise<Figures['appended']> {
  if (append === undefined) return undefined;
  await appendPapers(content, append, seed);
  return buildSearchIndex(content.folder, folder);
}
