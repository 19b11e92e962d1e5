import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import { type PaperReference, PaperView } from '../../catalog/view/paper-view.ts';
import { site } from '../../site/site.ts';
import type { SiteFrame } from '../../targets/frame.ts';

/** So many views are kept, with the HTML that was rendered for them: those of about the newest 60 days. */
const MOST_VIEWS = 4000;

/** Returns a function that gives the view of a paper which the inputs of a page name. @param recordOf reads the record of a paper. */
export function createViews(
  recordOf: (id: string) => CatalogPaper,
  { groups }: SiteFrame,
): (reference: PaperReference) => PaperView {
  const labels = new Map(groups.flatMap(({ topics }) => topics.map(({ slug, label }) => [slug, label])));
  const { language: locale, dates } = site();
  const views = new Map<string, PaperView>();
  return ({ $paper: id, topics }) => {
    const known = views.get(id);
    if (known !== undefined) {
      // The view that was used last is the last one in the map.
      views.delete(id);
      views.set(id, known);
      return known;
    }
    const named = topics.map((slug) => ({ slug, label: labels.get(slug) ?? slug }));
    const view = new PaperView(id, () => recordOf(id), named, { locale, dates });
    views.set(id, view);
    if (views.size > MOST_VIEWS) views.delete(views.keys().next().value ?? '');
    return view;
  };
}
