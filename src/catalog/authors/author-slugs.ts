import { createHash } from 'node:crypto';
import type { NameKey } from '../../paper/names/name-key.ts';
import { citedName, withoutMarks } from '../../paper/names/names.ts';
import type { Author } from '../../paper/schema.ts';

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー・·\s]{2,12}$/u;
const EAST_ASIAN_BODY = /大学|大學|公司|研究|会社|會社|团队|團隊|学院|學院|实验室|實驗室|대학|연구/u;

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
