import { hasCategory } from '../../src/catalog/topics/arxiv-categories.ts';
import { createClassifier } from '../../src/catalog/topics/classifier.ts';
import type { TopicsFile } from '../../src/catalog/topics/topics-file.ts';
import { UsageError } from '../../src/commands/usage-error.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { openInput } from '../../src/readers/reading/open-input.ts';
import { detectReader } from '../../src/readers/registry.ts';
import { toPlain } from '../../src/text/markdown/markdown.ts';
import type { Judged } from './topics.ts';

/**
 * Judges every paper with arXiv categories in files or folders, relative to `folder`. The rules see only
 * titles and abstracts.
 * @throws {UsageError} if no reader recognises a file.
 */
export async function judgePapers(
  vocabulary: TopicsFile,
  inputs: readonly string[],
  folder: string,
): Promise<Judged[]> {
  const classify = createClassifier(vocabulary);
  const slugsOf = (categories: readonly string[]): ReadonlySet<string> => {
    const own = vocabulary.topics.filter((topic) => categories.some((one) => hasCategory(topic, one)));
    return new Set(own.map(({ slug }) => slug));
  };
  const judged: Judged[] = [];
  for await (const { title, abstract, arxiv } of papersOf(inputs, folder)) {
    const categories = arxiv?.categories ?? [];
    if (categories.length === 0) continue;
    const found = classify({ title: toPlain(title), abstract: toPlain(abstract) });
    const first = slugsOf([arxiv?.primary ?? categories[0] ?? '']);
    judged.push({ expected: slugsOf(categories), first, found });
  }
  return judged;
}

async function* papersOf(inputs: readonly string[], folder: string): AsyncGenerator<Paper> {
  for (const { name, path } of await findInputs(inputs, folder)) {
    const input = await openInput(name, path);
    const reader = detectReader(input);
    if (reader === undefined) throw new UsageError(`No reader recognises ${name}.`, 'Leave it out.');
    for await (const reading of reader.read(input, { captured: '2026-01-01' }))
      if ('paper' in reading) yield reading.paper;
  }
}
