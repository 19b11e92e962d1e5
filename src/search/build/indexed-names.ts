import { authorSlugOf, personNameOf } from '../../catalog/authors/author-slugs.ts';
import { nameKeyOf } from '../../paper/names/name-key.ts';
import { citedName, withoutMarks } from '../../paper/names/names.ts';
import type { Author } from '../../paper/schema.ts';
import { type NameText, nameText, wordsOfName } from '../authors/author-entries.ts';
import { nameWords } from '../authors/name-words.ts';

/** A name as it is written to the author index. */
export interface IndexedName {
  readonly text: NameText;
  /** The slug of the author's page, if there is one; `undefined` for a name that can have no page. */
  readonly slug: string | undefined;
}

/** The distinct names of a paper's authors that have letters or digits. */
export function indexedNames(authors: readonly Author[]): IndexedName[] {
  const names = authors.map(indexedName).filter(({ text }) => wordsOfName(text).length > 0);
  return [...new Map(names.map((name) => [identityOf(name.text), name])).values()];
}

/** The words of a name; the same for all its spellings. */
export function identityOf(text: NameText): string {
  return wordsOfName(text).join(' ');
}

function indexedName(author: Author): IndexedName {
  const person = personNameOf(author);
  const key = person === undefined ? '' : nameKeyOf(person);
  const slug = key === '' ? undefined : authorSlugOf(key);
  const others = author.name.match(/\([^()]*\)/gu)?.join(' ') ?? '';
  const whole = person === undefined ? withoutMarks(author.name) : `${person} ${others}`;
  if (person === undefined) return { text: nameText(whole), slug };
  const cited = citedName({ ...author, name: author.name.replace(/\([^()]*\)/gu, ' ') });
  if ('literal' in cited) return { text: nameText(whole), slug };
  const { given, particle, family, suffix } = cited;
  const families = [particle, family].filter((part) => part !== undefined).join(' ');
  const parted = [given, families, suffix].filter((part) => part !== undefined).join(' ');
  // A source may spell the parts of a name differently from the printed name.
  if (given === undefined || !isSame(parted, person)) return { text: nameText(whole), slug };
  return { text: nameText(given, families, `${suffix ?? ''} ${others}`), slug };
}

function isSame(one: string, other: string): boolean {
  return nameWords(one).words.join(' ') === nameWords(other).words.join(' ');
}
