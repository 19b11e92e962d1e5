import { hasCategory } from '../../src/catalog/topics/arxiv-categories.ts';
import { createClassifier } from '../../src/catalog/topics/classifier.ts';
import type { TopicsFile } from '../../src/catalog/topics/topics-file.ts';
import { toPlain } from '../../src/text/markdown/markdown.ts';
import { readPapers } from './read-papers.ts';
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
  for await (const { title, abstract, arxiv } of readPapers(inputs, folder)) {
    const categories = arxiv?.categories ?? [];
    if (categories.length === 0) continue;
    const found = classify({ title: toPlain(title), abstract: toPlain(abstract) });
    const first = slugsOf([arxiv?.primary ?? categories[0] ?? '']);
    judged.push({ expected: slugsOf(categories), first, found });
  }
  return judged;
}
