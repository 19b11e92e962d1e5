import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTopicsFile } from '../src/catalog/topics/topics-file.ts';
import {
  callersFolder,
  callersPath,
  createCommand,
  projectRoot,
  runCommand,
} from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { judgePapers } from './eval/topic-papers.ts';
import { macroF1, scoreTopics, type TopicScore } from './eval/topics.ts';

const command = createCommand(
  'eval:topics',
  `Measures the phrase rules of the topics file by the arXiv categories of papers, which the rules do not use. \
A paper is expected under the topics of all its categories, the primary one and those that it is \
cross-listed in. "As first" is the recall among the papers whose primary category is the topic's.`,
)
  .argument('<input...>', 'files or folders with papers that have arXiv categories')
  .option('--vocabulary <file>', 'the topics file (default: content/topics.yaml in the project)')
  .option('--min-papers <n>', 'leave out topics with fewer papers than this', Number, 20);

await runCommand(command, async () => {
  const { vocabulary: file, minPapers } = command.opts<{ vocabulary?: string; minPapers: number }>();
  const path = file === undefined ? join(projectRoot, 'content/topics.yaml') : callersPath(file);
  const vocabulary = parseTopicsFile(await readFile(path, 'utf8'), path);
  const judged = await judgePapers(vocabulary, command.args, callersFolder());
  if (judged.length === 0)
    throw new UsageError('No paper has categories.', 'Name files in one of arXiv’s formats.');
  const slugs = vocabulary.topics.filter(({ categories }) => categories.length > 0).map(({ slug }) => slug);
  const scores = scoreTopics(slugs, judged).filter(({ papers }) => papers >= minPapers);
  console.log(
    `${judged.length} papers, ${scores.length} topics with at least ${minPapers} papers of their categories\n`,
  );
  print(scores);
  return 0;
});

function print(scores: readonly TopicScore[]): void {
  console.log(`${'topic'.padEnd(24)} papers  precision  recall     F1  as first`);
  for (const { slug, papers, precision, recall, f1, firstRecall } of scores) {
    const cell = (value: number, width: number) => value.toFixed(2).padStart(width);
    const cells = [cell(precision, 9), cell(recall, 6), cell(f1, 5), cell(firstRecall, 8)];
    console.log(`${slug.padEnd(24)} ${String(papers).padStart(6)}  ${cells.join('  ')}`);
  }
  console.log(`${'macro F1'.padEnd(49)} ${macroF1(scores).toFixed(2).padStart(6)}`);
}
