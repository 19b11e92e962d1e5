import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callersPath, count, createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { decodeModel } from '../src/vectors/model/model-file.ts';
import { contentAt } from './bench-search/content.ts';
import { textsOf } from './bench-search/paper-texts.ts';
import { randomOf } from './bench-search/random.ts';
import { type Half, readHalf, takesPart } from './eval-search/halves.ts';
import { type Method, RETURNED, rankingMethods } from './eval-search/methods.ts';
import { removeSentences } from './eval-search/removed-sentences.ts';
import { readRequests } from './eval-search/requests.ts';
import { searchPages } from './eval-search/search-page.ts';

interface Options {
  readonly content: string;
  readonly model: string;
  readonly requests: string;
  readonly half: Half;
  readonly sentences: number;
  readonly seed: number;
  readonly searchPage: boolean;
}

/** What is asked, and the paper that should be found. */
interface Question {
  readonly id: string;
  readonly text: string;
}

const WITHIN = [1, 10, RETURNED] as const;

const command = createCommand(
  'eval:search',
  `Measures how many papers are found by a description in other words, and by a sentence that was taken out of their \
abstract: by the search page, by BM25 over any of the words, by word vectors, and by both together.`,
)
  .requiredOption('--content <dir>', 'the folder with the papers')
  .requiredOption('--model <file>', 'the word vectors, as npm run train writes them')
  .option(
    '--requests <file>',
    'descriptions of papers, one a line in JSON: id, sentence, request',
    join(projectRoot, 'scripts/eval-search/requests.jsonl'),
  )
  .option(
    '--half <name>',
    'which requests: tune, held or both; settings are chosen on the first',
    readHalf,
    'held',
  )
  .option('--sentences <n>', 'how many papers lose a sentence', count, 200)
  .option('--seed <n>', 'takes other sentences', count, 1)
  .option('--no-search-page', 'leaves out the search page, whose index takes a minute')
  .addHelpText('after', '\nExit codes: 0 measured; 2 nothing done.');

await runCommand(command, async () => {
  const options = command.opts<Options>();
  const { papers } = await contentAt(callersPath(options.content));
  const texts = await textsOf(papers, callersPath(options.content));
  const known = new Set(papers.map(({ id }) => id));
  const requests = readRequests(await readFile(callersPath(options.requests), 'utf8')).filter(
    ({ id }, at) => known.has(id) && takesPart(at, options.half),
  );
  if (requests.length === 0)
    throw new UsageError(
      'No request is for a paper of this folder.',
      'Name the folder, or other --requests.',
    );
  const vectors = decodeModel(await readFile(callersPath(options.model)));
  // Papers that are described keep their sentences, so one index serves both kinds of questions.
  const described = new Set(requests.map(({ id }) => id));
  const shortened = removeSentences(
    texts.filter(({ id }) => !described.has(id)),
    options.sentences,
    randomOf(options.seed),
  );
  const abstracts = new Map(shortened.map(({ id, abstract }) => [id, abstract]));
  const methods = rankingMethods(
    texts.map((text) => ({ ...text, abstract: abstracts.get(text.id) ?? text.abstract })),
    vectors,
  );
  console.log(`${papers.length} papers, found within ${WITHIN.join(', ')}, in percent\n`);
  const sets = {
    sentence: requests.map(({ id, sentence }) => ({ id, text: sentence })),
    'whole request': requests.map(({ id, request }) => ({ id, text: request })),
  };
  const page = options.searchPage
    ? await searchPages(callersPath(options.content), [...known], callersPath(options.model))
    : undefined;
  try {
    for (const [name, questions] of Object.entries(sets))
      await compare(name, questions, [
        ...(page === undefined ? [] : [page.words, page.withVectors]),
        ...methods,
      ]);
  } finally {
    await page?.close();
  }
  await compare(
    'removed sentence',
    shortened.map(({ id, sentence }) => ({ id, text: sentence })),
    methods,
  );
  return 0;
});

async function compare(
  name: string,
  questions: readonly Question[],
  methods: readonly Method[],
): Promise<void> {
  console.log(`${name}, n ${questions.length}`);
  for (const method of methods) {
    const ranks: number[] = [];
    for (const { id, text } of questions) ranks.push((await method.search(text)).indexOf(id) + 1);
    const shares = WITHIN.map((within) => ranks.filter((rank) => rank > 0 && rank <= within).length);
    const cells = shares.map((found) => ((100 * found) / questions.length).toFixed(1).padStart(7));
    console.log(`  ${method.name.padEnd(20)}${cells.join('')}`);
  }
}
