const DAY_LINK = /\bhref="(?:\.\.\/|\.\/)*days\/(\d{4}-\d\d-\d\d)\.html"/gu;

/**
 * The newest day that a page links to, `YYYY-MM-DD`; `undefined` if it links to none. A page changes when a day is added to which it
 * links, so pages are packed by that day: then a new day changes few packs.
 */
export function newestDayLinked(html: string): string | undefined {
  let newest: string | undefined;
  for (const [, day] of html.matchAll(DAY_LINK)) if (day !== undefined && day > (newest ?? '')) newest = day;
  return newest;
}

/** The part of the archive that a page belongs to. */
export type PageKind = 'paper' | 'edition' | 'list';

/**
 * The kind of a page; `undefined` if packs leave it out.
 * @param path the path of its file from the site's root.
 * @param openMonth the newest month of the archive, whose lists change every day.
 */
export function pageKindOf(path: string, openMonth: string): PageKind | undefined {
  // Most pages are pages of papers.
  if (path.startsWith('papers/')) return 'paper';
  // The shell has these pages, and the worker answers with others in the place of these.
  if (/^(?:404|not-stored|offline|search|saved|for-you)\.html$/u.test(path)) return undefined;
  // The worker answers with a search in their place.
  if (/^authors\/[^/]{2,}\.html$/u.test(path)) return undefined;
  if (/^(?:days|weeks|months|years)\//u.test(path) || /^(?:index|archive)\.html$/u.test(path))
    return 'edition';
  const month = /^topics\/[^/]+\/(\d{4}-\d\d)\.html$/u.exec(path)?.[1];
  return month === undefined || month === openMonth ? 'list' : 'edition';
}
