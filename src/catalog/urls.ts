import type { Day, Month, Week } from '../paper/days.ts';
import { fileNameOf } from '../paper/identifiers.ts';

/**
 * Every address of the site, as a path from its root. The pages' middleware makes them relative, so that one build
 * runs at a domain's root, under a base path and from a folder.
 */
export const urls = {
  home: () => '/index.html',
  paper: (id: string) => `/papers/${fileNameOf(id)}.html`,
  /** Papers of which no listing day is known stand in the edition `undated`. */
  day: (day: Day | 'undated') => `/days/${day}.html`,
  week: (week: Week) => `/weeks/${week}.html`,
  month: (month: Month) => `/months/${month}.html`,
  archive: () => '/archive.html',
  topics: () => '/topics.html',
  topic: (slug: string) => `/topics/${slug}.html`,
  topicMonth: (slug: string, month: Month | 'undated') => `/topics/${slug}/${month}.html`,
  search: (query?: string) =>
    query === undefined ? '/search.html' : `/search.html?q=${encodeURIComponent(query)}`,
  notFound: () => '/404.html',
} as const;

/** `path` as seen from the page at `from`, both from the root: `../days/2026-03-04.html`. */
export function relativeUrl(from: string, path: string): string {
  const depth = from.split('/').length - 2;
  const target = path.slice(1);
  return depth > 0 ? `${'../'.repeat(depth)}${target}` : target === '' ? './' : `./${target}`;
}
