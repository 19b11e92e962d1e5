import { type PaperReference, PaperView } from '../../catalog/view/paper-view.ts';
import { site } from '../../site/site.ts';
import type { SiteFrame } from '../../targets/frame.ts';
import { openRecords } from './paper-records.ts';

/** So many views are kept, with the HTML that was rendered for them: those of about the newest 60 days. */
const MOST_VIEWS = 4000;

/** Opens the records of papers. The returned function gives the view of a paper that the inputs of a page name. */
export function createViews(
  recordsFile: string,
  { groups }: SiteFrame,
): (reference: PaperReference) => PaperView {
  const recordOf = openRecords(recordsFile);
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
    const view = new PaperView(recordOf(id), named, { locale, dates });
    views.set(id, view);
    if (views.size > MOST_VIEWS) views.delete(views.keys().next().value ?? '');
    return view;
  };
}
