import { join } from 'node:path';
import { projectRoot } from '../../src/commands/program.ts';
import { effectiveDateOf } from '../../src/paper/effective-date.ts';
import { parseArxivId } from '../../src/paper/identifiers/identifiers.ts';
import { splitName } from '../../src/paper/names/names.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { loadTopics } from '../../src/search/build/load-documents.ts';
import { renderedText } from '../../src/search/build/rendered-text.ts';

/** The text of a paper as a reader sees it. All search engines index this text. */
export interface PaperText {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly families: readonly string[];
  readonly abstract: string;
  readonly isArxiv: boolean;
  readonly topics: readonly string[];
  readonly year: string;
}

/** The texts of the papers of a content folder, with rendered formulas. */
export async function textsOf(papers: readonly Paper[], contentDir: string): Promise<PaperText[]> {
  const topicsOf = await loadTopics([
    join(contentDir, 'topics.yaml'),
    join(projectRoot, 'content', 'topics.yaml'),
  ]);
  return papers.map((paper) => ({
    id: paper.id,
    title: renderedText(paper.title).replace(/\s+/gu, ' ').trim(),
    authors: (paper.authors ?? []).map(({ name }) => name),
    families: (paper.authors ?? []).map(({ name, family }) => family ?? splitName(name).family),
    abstract: renderedText(paper.abstract).replace(/\s+/gu, ' ').trim(),
    isArxiv: parseArxivId(paper.id)?.id === paper.id,
    topics: topicsOf(paper),
    year: effectiveDateOf(paper)?.slice(0, 4) ?? '',
  }));
}
