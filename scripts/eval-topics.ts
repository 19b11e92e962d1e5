import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClassifier } from '../src/catalog/classify.ts';
import { parseVocabulary, type Vocabulary } from '../src/catalog/vocabulary.ts';
import {
  callersFolder,
  callersPath,
  createCommand,
  projectRoot,
  runCommand,
} from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { findInputs } from '../src/ingest/inputs.ts';
import type { Paper } from '../src/paper/schema.ts';
import { openInput } from '../src/readers/opening.ts';
import { detectReader } from '../src/readers/registry.ts';
import { toPlain } from '../src/text/markdown.ts';
import { type Judged, macroF1, scoreTopics } from './eval/topics.ts';

const command = createCommand(
  'eval:topics',
  'Measures the phrase rules of the vocabulary against the categories of papers, which the rules do not see.',
)
  .argument('<input...>', 'files or folders with papers that have arXiv categories')
  .option('--vocabulary <file>', 'the vocabulary (default: content/topics.yaml in the project)')
  .option('--min-papers <n>', 'leave out topics with fewer papers than this', Number, 20);

await runCommand(command, async () => {
  const { vocabulary: file, minPapers } = command.opts<{ vocabulary?: string; minPapers: number }>();
  const path = file === undefined ? join(projectRoot, 'content/topics.yaml') : callersPath(file);
  const vocabulary = parseVocabulary(await readFile(path, 'utf8'), path);
  const judged = await judge(vocabulary, command.args);
  if (judged.length === 0)
    throw new UsageError('No paper has categories.', 'Name files in one of arXiv’s formats.');
  const slugs = vocabulary.topics.filter(({ categories }) => categories.length > 0).map(({ slug }) => slug);
  const scores = scoreTopics(slugs, judged).filter(({ papers }) => papers >= minPapers);
  console.log(
    `${judged.length} papers, ${scores.length} topics with at least ${minPapers} papers of their categories\n`,
  );
  console.log(`${'topic'.padEnd(24)} papers  precision  recall     F1`);
  for (const { slug, papers, ...score } of scores) {
    const [precision, recall, f1] = [score.precision, score.recall, score.f1].map((value) =>
      value.toFixed(2),
    );
    console.log(
      `${slug.padEnd(24)} ${String(papers).padStart(6)}  ${precision?.padStart(9)}  ${recall?.padStart(6)}  ${f1?.padStart(5)}`,
    );
  }
  console.log(`${'macro F1'.padEnd(49)} ${macroF1(scores).toFixed(2).padStart(6)}`);
  return 0;
});

async function judge(vocabulary: Vocabulary, args: readonly string[]): Promise<Judged[]> {
  const classify = createClassifier(vocabulary);
  const judged: Judged[] = [];
  for await (const paper of papersOf(args)) {
    const categories = paper.arxiv?.categories ?? [];
    if (categories.length === 0) continue;
    const expected = vocabulary.topics.filter((topic) =>
      topic.categories.some((one) => categories.includes(one)),
    );
    const found = classify({ title: toPlain(paper.title), abstract: toPlain(paper.abstract) });
    judged.push({ expected: new Set(expected.map(({ slug }) => slug)), found });
  }
  return judged;
}

async function* papersOf(args: readonly string[]): AsyncGenerator<Paper> {
  for (const { name, path } of await findInputs(args, callersFolder())) {
    const input = await openInput(name, path);
    const reader = detectReader(input);
    if (reader === undefined) throw new UsageError(`No reader recognises ${name}.`, 'Leave it out.');
    for await (const reading of reader.read(input, { captured: '2026-01-01' }))
      if ('paper' in reading) yield reading.paper;
  }
}
