import { textsOf } from '../src/catalog/terms/paper-texts.ts';
import { callersFolder, callersPath, count, createCommand, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import type { Paper } from '../src/paper/schema.ts';
import { writeFileAtomic } from '../src/store/atomic-write.ts';
import { readVisible } from '../src/store/store.ts';
import { encodeModel } from '../src/vectors/model/model-file.ts';
import { quantizeVectors } from '../src/vectors/model/word-vectors.ts';
import { CorpusBuilder } from '../src/vectors/training/corpus.ts';
import { CorpusTooSmall, type TrainingProgress, train } from '../src/vectors/training/train.ts';
import { readPapers } from './eval/read-papers.ts';

interface Options {
  readonly out: string;
  readonly content?: string;
  readonly rounds: number;
  readonly terms: number;
  readonly minPapers: number;
  readonly dimensions: number;
  readonly batch: number;
  readonly seed: number;
}

const command = createCommand(
  'train',
  `Learns word vectors from the titles and abstracts of papers, for the search by meaning. The same papers \
and options give the same file, on any number of cores.`,
)
  .argument('[input...]', 'files or folders in any format that ingest reads')
  .requiredOption('--out <file>', 'the file to write')
  .option('--content <dir>', 'also train on the papers of this content folder')
  .option('--rounds <n>', 'how often each paper is shown', count, 8)
  .option('--terms <n>', 'the most words that get a vector', count, 29_000)
  .option('--min-papers <n>', 'a word needs to be in so many papers', count, 4)
  .option('--dimensions <n>', 'how many numbers a vector has', count, 256)
  .option('--batch <n>', 'how many papers are compared with each other', count, 2048)
  .option('--seed <n>', 'trains with other random numbers', count, 1)
  .addHelpText('after', '\nExit codes: 0 written; 2 nothing done.');

await runCommand(command, async () => {
  const options = command.opts<Options>();
  const { rounds, dimensions, seed, batch, terms, minPapers } = options;
  if (command.args.length === 0 && options.content === undefined)
    throw new UsageError('There is nothing to train on.', 'Name files, or a folder with --content.');
  const builder = await collect(options);
  const corpus = builder.build({ minPapers, maxTerms: terms });
  console.log(`${builder.papers} papers, ${corpus.terms.length} words, ${rounds} rounds`);
  try {
    const vectors = await train(corpus, { dimensions, rounds, seed, batchSize: batch, onProgress: report() });
    const file = encodeModel(quantizeVectors(corpus.terms, vectors, dimensions));
    await writeFileAtomic(callersPath(options.out), file);
    console.log(`${options.out}: ${(file.length / 1e6).toFixed(1)} MB`);
    return 0;
  } catch (error) {
    if (!(error instanceof CorpusTooSmall)) throw error;
    throw new UsageError(error.message, 'Name more papers with abstracts.');
  }
});

/** Papers that several inputs have are taken once. */
async function collect({ content }: Options): Promise<CorpusBuilder> {
  const builder = new CorpusBuilder();
  const known = new Set<string>();
  const add = (paper: Paper) => {
    if (paper.abstract === '' || known.has(paper.id)) return;
    known.add(paper.id);
    builder.add(textsOf(paper));
  };
  for await (const paper of readPapers(command.args, callersFolder())) add(paper);
  if (content !== undefined) for await (const { paper } of readVisible(callersPath(content))) add(paper);
  return builder;
}

/** Prints a line a minute, and one at the end of each round. */
function report(): (progress: TrainingProgress) => void {
  const start = performance.now();
  let printed = start;
  let current = 0;
  return ({ round, batch, batches, loss }) => {
    const now = performance.now();
    if (now - printed < 60_000 && round === current && batch < batches) return;
    [printed, current] = [now, round];
    const left = ((now - start) / batch) * (batches - batch);
    console.log(
      `batch ${batch} of ${batches}, loss ${loss.toFixed(3)}, ${Math.round((now - start) / 1000)} s, about ${Math.ceil(left / 60_000)} min left`,
    );
  };
}
