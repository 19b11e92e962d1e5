import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CatalogPaper } from '../src/catalog/paper/catalog-paper.ts';
import { textSource } from '../src/catalog/terms/paper-texts.ts';
import { PhraseReader } from '../src/catalog/terms/phrase-counts.ts';
import { callersPath, count, createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { type DayFileOptions, dayFileOf } from '../src/for-you/build/day-files.ts';
import { fittedScript } from '../src/for-you/build/fitted-script.ts';
import { loadTopics } from '../src/search/build/load-documents.ts';
import { toPlain } from '../src/text/markdown/markdown.ts';
import { decodeModel } from '../src/vectors/model/model-file.ts';
import { TextVectorizer } from '../src/vectors/model/word-vectors.ts';
import { contentAt } from './bench-search/content.ts';
import { type Archive, editionsOf, FIRST, type Trial, trialsOf } from './eval-for-you/shelves.ts';

interface Options {
  readonly content: string;
  readonly model: string;
  readonly trials: number;
  readonly seed: number;
}

/** The shares of the week's papers from which on topics are small, medium and large. */
const SIZES = [
  ['small topics', 0, 0.05],
  ['medium topics', 0.05, 0.15],
  ['large topics', 0.15, 1.01],
] as const;

const command = createCommand(
  'eval:for-you',
  `Measures the order of “For you”. Made-up readers save 20 random papers of one topic, and get a later week in their order. \
It prints how many of the first ten papers have the topic, against the order by upvotes, and the sizes of day files.`,
)
  .requiredOption('--content <dir>', 'the folder with the papers')
  .requiredOption('--model <file>', 'the word vectors, as npm run train writes them')
  .option('--trials <n>', 'how many readers', count, 50)
  .option('--seed <n>', 'takes other readers', count, 1)
  .addHelpText('after', '\nExit codes: 0 measured; 2 nothing done.');

await runCommand(command, async () => {
  const options = command.opts<Options>();
  const content = callersPath(options.content);
  const papers = (await contentAt(content)).papers.map((paper) => ({ ...paper, notes: '' }));
  const find = await loadTopics([join(content, 'topics.yaml'), join(projectRoot, 'content/topics.yaml')]);
  const topics = new Map(papers.map((paper) => [paper.id, find(paper)]));
  const topicsOf = ({ id }: CatalogPaper) => topics.get(id) ?? [];
  const records = new Map(papers.map((paper) => [paper.id, paper]));
  const recordOf = ({ id }: Pick<CatalogPaper, 'id'>): CatalogPaper => {
    const record = records.get(id);
    if (record === undefined) throw new Error(`There is no paper ${id}.`);
    return record;
  };
  const shared: DayFileOptions = {
    topicsOf: (id) => (topics.get(id) ?? []).map((slug) => ({ slug, label: slug })),
    titleOf: ({ title }) => toPlain(title),
    recordOf,
    phrases: new PhraseReader(textSource(recordOf)),
    showsUpvotes: true,
  };
  const vectorizer = new TextVectorizer(decodeModel(await readFile(callersPath(options.model))));
  const editions = editionsOf(papers);
  const archive: Archive = { editions, topicsOf, hasAbstracts: true, options: { ...shared, vectorizer } };
  const report = (name: string, own: Archive) => {
    const trials = trialsOf(own, options.trials, options.seed);
    if (trials.length === 0)
      throw new UsageError(`No topic has enough papers in ${content}.`, 'Name a folder with more papers.');
    printTrials(name, trials);
  };
  report('words and vectors', archive);
  report('words alone', { ...archive, options: shared });
  report('vectors, saved without abstracts', { ...archive, hasAbstracts: false });
  printSizes(archive);
  return 0;
});

function printTrials(name: string, trials: readonly Trial[]): void {
  console.log(`\n${name}: ${trials.length} readers; papers of the topic, in percent`);
  console.log(`${' '.repeat(16)}readers   in the week   first ${FIRST} for you   by upvotes`);
  const rows = [['all topics', 0, 1.01] as const, ...SIZES];
  for (const [label, from, to] of rows) {
    const own = trials.filter(({ weekShare }) => weekShare >= from && weekShare < to);
    if (own.length === 0) continue;
    const mean = (of: (trial: Trial) => number) =>
      ((100 * own.reduce((sum, trial) => sum + of(trial), 0)) / own.length).toFixed(1);
    console.log(
      label.padEnd(16) +
        String(own.length).padStart(7) +
        mean(({ weekShare }) => weekShare).padStart(14) +
        mean(({ ours }) => ours).padStart(19) +
        mean(({ byUpvotes }) => byUpvotes).padStart(13),
    );
  }
}

function printSizes({ editions, options }: Archive): void {
  const sizes = editions.slice(editions.length / 2).map(({ day, papers }) => {
    const upTo = editions.filter((edition) => edition.day <= day);
    return { day, papers: papers.length, bytes: gzipSync(fittedScript(dayFileOf(upTo, options))).length };
  });
  const largest = sizes.toSorted((a, b) => b.bytes - a.bytes)[0];
  const mean = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / sizes.length;
  console.log(`\n${sizes.length} day files: ${(mean / 1000).toFixed(1)} kB on average, compressed`);
  if (largest === undefined) return;
  console.log(
    `the largest: ${(largest.bytes / 1000).toFixed(1)} kB, ${largest.day} with ${largest.papers} papers`,
  );
}
