import { z } from 'zod';

/** The facts of a citation, in a form in which two can be compared. */
export type Facts = Readonly<Record<(typeof FACTS)[number], string>>;

export const FACTS = [
  'type',
  'title',
  'authors',
  'editors',
  'venue',
  'series',
  'volume',
  'issue',
  'pages',
  'publisher',
  'place',
  'year',
  'month',
  'DOI',
] as const;

const text = z
  .union([z.string(), z.number().transform(String), z.array(z.string()).transform((all) => all.join('; '))])
  .optional()
  .transform((value = '') => value);
const name = z.looseObject({
  family: text,
  given: text,
  suffix: text,
  literal: text,
  'dropping-particle': text,
  'non-dropping-particle': text,
});
const itemSchema = z.looseObject({
  id: text,
  type: text,
  title: text,
  author: z.array(name).default([]),
  editor: z.array(name).default([]),
  'container-title': text,
  'collection-title': text,
  volume: text,
  issue: text,
  page: text,
  publisher: text,
  'publisher-place': text,
  DOI: text,
  issued: z.looseObject({ 'date-parts': z.array(z.array(z.coerce.number())).default([]) }).optional(),
});

/** An item of CSL-JSON, into which every program here converts citations. */
export type Item = z.infer<typeof itemSchema>;

/** Parses CSL-JSON items. @throws {z.ZodError} if the value is something else. */
export function itemsIn(value: unknown): Item[] {
  return z.array(itemSchema).parse(value);
}

/** The facts of an item. */
export function factsOf(item: Item): Facts {
  const [year, month] = item.issued?.['date-parts'][0] ?? [];
  return {
    type: typeOf(item.type),
    title: titleOf(item.title),
    authors: item.author.map(nameOf).join('; '),
    editors: item.editor.map(nameOf).join('; '),
    venue: plain(item['container-title']).toLowerCase(),
    series: plain(item['collection-title']).toLowerCase(),
    volume: plain(item.volume),
    issue: plain(item.issue),
    pages: plain(item.page).replace(/\s*[-–—]+\s*/gu, '-'),
    publisher: plain(item.publisher),
    place: plain(item['publisher-place']),
    year: String(year ?? ''),
    month: String(month ?? ''),
    DOI: item.DOI.toLowerCase(),
  };
}

/**
 * Compares titles without case, since pandoc lower-cases them, and without TeX, since each program writes
 * formulas differently.
 */
function titleOf(title: string): string {
  return plain(title)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\\^_{}$"'\s]/gu, '');
}

/** Unifies types: some programs have none for unknown works, and a separate one for booklets. */
function typeOf(type: string): string {
  if (type === '') return 'document';
  return type === 'pamphlet' ? 'book' : type;
}

/** A name as it reads in a list, independent of which words a program calls a particle. */
function nameOf(one: z.infer<typeof name>): string {
  const family = [one['dropping-particle'], one['non-dropping-particle'], one.family];
  const parts = [one.literal, family.filter((part) => part !== '').join(' '), one.given, one.suffix];
  const said = parts.map(plain).filter((part) => part !== '');
  const inOrder = [one.given, ...family, one.suffix, one.literal].map(plain);
  return isCutOff(said) ? cutOff(inOrder) : said.join(', ');
}

/**
 * Whether a name contains `et al.`: programs that parse `A. Name et al.` as one name split it at different
 * places.
 */
function isCutOff(parts: readonly string[]): boolean {
  return /(?<!\p{L})al\.?(?!\p{L})/u.test(parts.join(' ')) && /(?<!\p{L})et(?!\p{L})/u.test(parts.join(' '));
}

/** The name before `et al.`; its last word is the family name. */
function cutOff(parts: readonly string[]): string {
  const words = parts
    .join(' ')
    .split(' ')
    .filter((word) => word !== '' && !/^(?:et|al\.?)$/u.test(word));
  const family = words.pop() ?? '';
  return words.length === 0 ? family : `${family}, ${words.join(' ')}`;
}

/** The visible text: without markup that protects capitals, with uniform quotation marks and spaces. */
function plain(text: string): string {
  return (
    text
      .replace(/<\/?(?:span|i|b|sub|sup)\b[^>]*>/gu, '')
      .replace(/[“”„]/gu, '"')
      .replace(/[‘’ʼ]/gu, "'")
      // TeX's \'{\i} is an i with an accent.
      .replace(/ı(?=\p{M})/gu, 'i')
      .normalize('NFC')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}
