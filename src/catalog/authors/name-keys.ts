import { createHash } from 'node:crypto';
import { foldLetters } from '../../paper/names/fold-letters.ts';
import { citedName, withoutMarks } from '../../paper/names/names.ts';
import type { Author } from '../../paper/schema.ts';

/** A key that all spellings of a name share. Two names are treated as one exactly when their keys are equal. */
export type NameKey = string;

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー・·\s]{2,12}$/u;
const EAST_ASIAN_SPACE =
  /(?<=[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々]) (?=[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}])/gu;
const EAST_ASIAN_BODY = /大学|大學|公司|研究|会社|會社|团队|團隊|学院|學院|实验室|實驗室|대학|연구/u;

/**
 * The key of a name. It ignores case, accents of Latin letters, dots, hyphens, apostrophes and the width of spaces, and
 * spaces between Han, kana or hangul: `山田 太郎` is 山田太郎. It does not ignore initials: `J. Doe`, `Jane Doe` and `Jane Q.
 * Doe` are three names, because merging two people is worse than listing one twice. A name without letters has an empty key.
 */
export function nameKeyOf(name: string): NameKey {
  const latin = name
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFKC')
    .toLowerCase()
    // `toLowerCase` may add a combining mark: İ becomes i and U+0307.
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1');
  const words = foldLetters(latin)
    .replace(/['’‘`´ʼʻ′]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  return /\p{L}/u.test(words) ? words.trim().replace(EAST_ASIAN_SPACE, '') : '';
}

/**
 * The name of a person in its natural order, `Jane Doe` for `Doe, Jane`, without parentheses and footnote marks. It is
 * `undefined` for an organisation, and for a single word, which does not identify a person.
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
 * The slug of an author's page, such as `jane-q-doe`. It depends on the key alone, so it never changes. A key with other
 * characters than Latin letters and digits gets two dashes and a digest, so no two keys share a slug.
 */
export function authorSlugOf(key: NameKey): string {
  const plain = key.replaceAll(' ', '-');
  // Single words are reserved for the pages of letters, and Windows does not allow some as file names, such as `con`.
  if (/^[a-z0-9]+(?:-[a-z0-9]+)+$/u.test(plain) && plain.length <= SLUG_LENGTH) return plain;
  const digest = createHash('sha256').update(key).digest('hex').slice(0, DIGEST_LENGTH);
  const readable = key
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, SLUG_LENGTH);
  return `${readable === '' ? 'author' : readable.replace(/-$/u, '')}--${digest}`;
}
