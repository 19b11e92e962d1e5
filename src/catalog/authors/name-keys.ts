import { createHash } from 'node:crypto';
import { citedName, withoutMarks } from '../../paper/names/names.ts';
import type { Author } from '../../paper/schema.ts';

/** What all spellings of a name have in common; two names are taken for one exactly when their keys are equal. */
export type NameKey = string;

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー・·\s]{2,12}$/u;
const EAST_ASIAN_SPACE =
  /(?<=[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々]) (?=[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}])/gu;
const EAST_ASIAN_BODY = /大学|大學|公司|研究|会社|會社|团队|團隊|学院|學院|实验室|實驗室|대학|연구/u;

// Letters with strokes and ligatures, which Unicode does not take apart.
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};
const STROKED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/**
 * The key of a name. Case, accents of Latin letters, dots, hyphens, apostrophes and the width of spaces are of no
 * account. Initials are: `J. Doe` is another name than `Jane Doe`, and `Jane Doe` than `Jane Q. Doe`, since to join two
 * people is worse than to list one twice. A space between Han, kana or hangul is of no account: `山田 太郎` is 山田太郎. It is
 * empty for a name without letters.
 */
export function nameKeyOf(name: string): NameKey {
  const latin = name
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFKC')
    .toLowerCase()
    // Lower case may bring an accent of its own, as that of İ does.
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .replace(STROKED, (letter) => LETTERS[letter] ?? letter);
  const words = latin.replace(/['’‘`´ʼʻ′]/gu, '').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  return /\p{L}/u.test(words) ? words.trim().replace(EAST_ASIAN_SPACE, '') : '';
}

/**
 * The name of a person in its natural order, `Jane Doe` for `Doe, Jane`; `undefined` where it is an organisation's, has
 * only one word, which tells nobody from others, or is no name. What stands in parentheses and footnote marks are left
 * out.
 */
export function personNameOf(author: Author): string | undefined {
  const marked = author.name.replace(/\([^()]*\)/gu, ' ');
  const name = withoutMarks(marked);
  if (EAST_ASIAN.test(name)) return EAST_ASIAN_BODY.test(name) ? undefined : name;
  const cited = citedName({ ...author, name: marked });
  if ('literal' in cited) return undefined;
  const { given, particle, family, suffix } = cited;
  if (given === undefined) return undefined;
  if (!name.includes(',')) return name;
  return [given, particle, family, suffix].filter((part) => part !== undefined).join(' ');
}

const SLUG_LENGTH = 80;
const DIGEST_LENGTH = 12;

/**
 * The name of an author's page, made of the key alone, so that it stays as it is: `jane-q-doe`. What Latin letters and
 * digits do not tell, a digest does, after two dashes, which no other slug has; so no two keys share one.
 */
export function authorSlugOf(key: NameKey): string {
  const plain = key.replaceAll(' ', '-');
  // Slugs of one word are left to other pages, and some, such as `con`, are no file names on Windows.
  if (/^[a-z0-9]+(?:-[a-z0-9]+)+$/u.test(plain) && plain.length <= SLUG_LENGTH) return plain;
  const digest = createHash('sha256').update(key).digest('hex').slice(0, DIGEST_LENGTH);
  const readable = key
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, SLUG_LENGTH);
  return `${readable === '' ? 'author' : readable.replace(/-$/u, '')}--${digest}`;
}
