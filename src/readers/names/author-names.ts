import { isEastAsian, printedName } from '../../paper/names/name-order.ts';
import type { Author } from '../../paper/schema.ts';
import { lineOf } from '../../text/clean/clean-text.ts';
import { texToPlain } from '../../text/tex/tex-to-markdown.ts';
import { isEtAl, withoutEtAl } from './et-al.ts';
import { withoutNameMarkup } from './name-markup.ts';

/** A name from a source: in parts, or as a whole such as an organisation's. */
export interface StatedName {
  readonly given?: string;
  /** With its particles. */
  readonly family?: string;
  readonly suffix?: string;
  readonly whole?: string;
  readonly orcid?: string;
  readonly affiliation?: string;
}

/** The authors in a list, and whether the list says that there are others. */
export interface AuthorList {
  readonly authors: Author[];
  readonly others: boolean;
}

/**
 * The authors of a list of names: without markup, given names first, and without `et al.`. Sources in TeX
 * pass {@link texName} as `read`.
 */
export function authorListFrom(
  names: readonly StatedName[],
  read: (written: string) => string = plainName,
): AuthorList {
  const found = names.map((name) => authorNamed(name, read));
  const authors = found.flatMap(({ author }) => author ?? []);
  // An author called `others` comes from BibTeX's `and others`.
  const isShort = authors.length > 1 && authors.at(-1)?.name === 'others';
  if (isShort) authors.pop();
  return { authors, others: isShort || found.some(({ others }) => others) };
}

/** The warning for an incomplete list of authors. */
export function warningsOfOthers({ others }: Pick<AuthorList, 'others'>): string[] {
  return others ? ['The list of authors ends in “and others”; only those that it names are kept.'] : [];
}

/** A name in TeX, or a part of one, as plain text. */
export function texName(written: string): string {
  return texToPlain(withoutNameMarkup(written));
}

/** Reads TeX only if there is any; otherwise `~` and `--` are literal. */
function plainName(written: string): string {
  const bare = withoutNameMarkup(written);
  return /[\\${}]/u.test(bare) ? texToPlain(bare) : lineOf(bare);
}

type Found = { readonly author?: Author; readonly others: boolean };

function authorNamed(stated: StatedName, read: (written: string) => string): Found {
  const written = [stated.given, stated.family, stated.suffix, stated.whole];
  const said = written.map((part = '') => (part === '' ? '' : read(part)));
  if (isEtAl(said.filter((part) => part !== '').join(' '))) return { others: true };
  const kept = said.map((part) => (isEtAl(part) && !isEastAsian(part) ? '' : withoutEtAl(part)));
  const [given = '', family = '', suffix = '', whole = ''] = kept;
  const name = whole === '' ? printedName(given, family, suffix) : whole;
  const others = kept.some((part, index) => part !== said[index]);
  if (name === '') return { others };
  const author = {
    name,
    ...(whole === '' && given !== '' && { given }),
    ...(whole === '' && family !== '' && { family }),
    ...(stated.orcid && { orcid: stated.orcid }),
    ...(stated.affiliation && { affiliation: stated.affiliation }),
  };
  return { author, others };
}
