import { isEastAsian, printedName } from '../../paper/names/name-order.ts';
import type { Author } from '../../paper/schema.ts';
import { lineOf } from '../../text/clean/clean-text.ts';
import { texToPlain } from '../../text/tex/tex-to-markdown.ts';
import { isEtAl, withoutEtAl } from './et-al.ts';
import { withoutNameMarkup } from './name-markup.ts';

/** A name as a source states it: in parts, or as a whole, as an organisation's is. */
export interface StatedName {
  readonly given?: string;
  /** With its particles. */
  readonly family?: string;
  readonly suffix?: string;
  readonly whole?: string;
  readonly orcid?: string;
  readonly affiliation?: string;
}

/** The authors that a list names, and whether it says that there are others. */
export interface AuthorList {
  readonly authors: Author[];
  readonly others: boolean;
}

/**
 * The authors of a list of names, in any format: without markup, in the order of print, and without an `et al.`. A source
 * that writes its names in TeX gives {@link texName} to read them.
 */
export function authorListFrom(
  names: readonly StatedName[],
  read: (written: string) => string = plainName,
): AuthorList {
  const found = names.map((name) => authorNamed(name, read));
  const authors = found.flatMap(({ author }) => author ?? []);
  // BibTeX's `and others` in a format that has no `and`.
  const isShort = authors.length > 1 && authors.at(-1)?.name === 'others';
  if (isShort) authors.pop();
  return { authors, others: isShort || found.some(({ others }) => others) };
}

/** The warning for a list that names only some of the authors. */
export function warningsOfOthers({ others }: Pick<AuthorList, 'others'>): string[] {
  return others ? ['The list of authors ends in “and others”; only those that it names are kept.'] : [];
}

/** A name in TeX, or a part of one, in plain letters. */
export function texName(written: string): string {
  return texToPlain(withoutNameMarkup(written));
}

/** TeX is read where there is some: elsewhere `~` and `--` are what they are. */
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
