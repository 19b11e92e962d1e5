import { PaperView } from '../catalog/view/paper-view.ts';
import { toBibtex } from '../exports/bibtex/bibtex.ts';
import { toCsl } from '../exports/csl.ts';
import { citationMeta } from '../exports/head/citation-meta.ts';
import { scholarlyArticle } from '../exports/head/scholarly-article.ts';
import { toRis } from '../exports/ris.ts';
import { daysOfWeek, weekOf } from '../paper/days.ts';
import type { Paper } from '../paper/schema.ts';
import { toDocument } from '../search/build/document-fields.ts';
import type { SnapshotEntry } from '../store/snapshot/content.ts';
import { toHtml } from '../text/markdown/markdown.ts';
import { toPortableHtml } from '../text/markdown/portable-html.ts';

/** Why code fails on a paper; `undefined` if it does not. */
export function failureOf({ paper, notes }: SnapshotEntry): string | undefined {
  try {
    for (const use of USES) use({ ...paper, notes });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** All that a site computes from one paper alone. */
const USES: readonly ((paper: Paper & { readonly notes: string }) => unknown)[] = [
  (paper) => {
    const view = new PaperView(paper.id, () => paper, [], { locale: 'en', dates: 'long' });
    return [
      view.titleHtml,
      view.titlePlain,
      view.abstractHtml,
      view.preview,
      view.summary,
      view.links,
      view.byline,
      view.sources,
      view.listed,
      view.published,
      view.updated,
      view.withdrawn,
    ];
  },
  ({ notes }) => toHtml(notes),
  ({ abstract }) => toPortableHtml(abstract, 'https://example.org/'),
  ({ listed }) => listed !== undefined && daysOfWeek(weekOf(listed)),
  (paper) => toBibtex(paper),
  (paper) => toRis(toCsl(paper)),
  (paper) => citationMeta(paper),
  (paper) => scholarlyArticle(paper),
  (paper) => toDocument(paper, []),
];
