import { createHash } from 'node:crypto';
import { normalizeTitle } from './identifiers.ts';
import { splitName } from './names.ts';
import type { Paper } from './schema.ts';

/**
 * Whether two records that share a title can be one paper: an author in common where both name their authors, else the
 * years of publication at most one apart where both are known. Editorials and replies share titles and nothing else.
 */
export function mayBeOne(a: Paper, b: Paper): boolean {
  if (a.authors !== undefined && b.authors !== undefined) {
    const names = families(a);
    return [...families(b)].some((name) => names.has(name));
  }
  return yearsApart(a, b) <= 1;
}

/** The id of a paper whose title's id another paper has: it tells the two apart by their authors and year. */
export function distinctId(paper: Paper): string {
  const what = JSON.stringify([[...families(paper)].sort(), paper.published?.slice(0, 4)]);
  return `${paper.id}-${createHash('sha256').update(what).digest('hex').slice(0, 12)}`;
}

/**
 * What two records of one paper say that cannot both be right, in words, one sentence each. Merging settles it by the
 * rank of the sources; a person should know.
 */
export function disagreements(a: Paper, b: Paper): string[] {
  const found: string[] = [];
  if (a.doi !== undefined && b.doi !== undefined && a.doi !== b.doi) {
    found.push(`its DOI is ${a.doi} or ${b.doi}`);
  }
  if (titleKey(a) !== titleKey(b)) found.push(`its title is “${a.title}” or “${b.title}”`);
  if (yearsApart(a, b) > 1) {
    found.push(`it was published on ${a.published ?? a.year} or ${b.published ?? b.year}`);
  }
  return found;
}

/**
 * What the titles of one paper have in common: the normalised title without gaps, since a formula that has lost its
 * dollars has lost the gaps that they make, and perhaps the styles of its letters.
 */
export function titleKey({ title }: Pick<Paper, 'title'>): string {
  return normalizeTitle(title.replace(/\\(?:math[a-z]{2,5}|text[a-z]{0,2})\b/gu, '')).replaceAll(' ', '');
}

function families({ authors = [] }: Paper): Set<string> {
  return new Set(authors.map(({ name, family }) => normalizeTitle(family ?? splitName(name).family)));
}

/** How many years of publication lie between two papers, 0 where one of them is not known. */
function yearsApart(a: Paper, b: Paper): number {
  const [one, other] = [a, b].map(({ published, year }) =>
    published === undefined ? year : Number(published.slice(0, 4)),
  );
  return one === undefined || other === undefined ? 0 : Math.abs(one - other);
}
