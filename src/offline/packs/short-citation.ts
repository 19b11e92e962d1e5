import { expandCiteRecord } from '../../exports/cite-record.ts';
import { NAMES_BEFORE_OTHERS } from '../../exports/name-list.ts';
import { escapeHtml, unescapeHtml } from '../../text/html/escape-html.ts';

/**
 * A paper's page has its names and its title several times: in the record from which scripts make citations, in the reference, and in the
 * BibTeX entry. The record repeats the abstract. Packs have a sign in the place of each repeated value, which saves a tenth of them.
 */

/** The record as a script element; see `exports/cite-record.ts`. */
const RECORD = /<script type="application\/json" class="cite-record">([\s\S]*?)<\/script>/u;

/** The reference and the BibTeX entry. */
const CITATIONS = /<p class="reference">[\s\S]*?<\/p>|<pre translate="no">[\s\S]*?<\/pre>/gu;

/** An abstract that is one paragraph without formulas and links, as a page shows it. */
const ABSTRACT = /<div class="prose" dir="auto"><p>([^<]+)<\/p><\/div>/u;
/** The sign for it in the record. */
const ABSTRACT_SIGN = '\u0016';

/** Signs for the values of a record, in their order. Texts of pages have no control characters. */
const SIGNS = '\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015';

/** The signs in UTF-8. No other character has such a byte. */
const SIGN_BYTES = [...SIGNS, ABSTRACT_SIGN].map((sign) => sign.charCodeAt(0));

/** The page with signs in its citations; without them if it could not be restored. Signs that it has, which browsers do not show, are removed. */
export function shortenCitation(page: string): string {
  const html = [...SIGNS, ABSTRACT_SIGN].reduce((text, sign) => text.replaceAll(sign, ''), page);
  const values = valuesIn(html);
  const shortened = html.replace(CITATIONS, (citation) =>
    values.reduce(
      (text, value, at) => (value === '' ? text : text.replaceAll(value, SIGNS.charAt(at))),
      citation,
    ),
  );
  const abstract = abstractIn(html);
  const short = abstract === undefined ? shortened : shortened.replace(abstract, ABSTRACT_SIGN);
  return restoreCitation(short) === html ? short : html;
}

/** Whether {@link shortenCitation} has shortened a page. @param page in UTF-8. */
export function hasSigns(page: Uint8Array): boolean {
  return SIGN_BYTES.some((byte) => page.includes(byte));
}

/** The page that {@link shortenCitation} has shortened. */
export function restoreCitation(short: string): string {
  // The abstract comes first: with its sign, the record is no JSON.
  const html = short.replace(ABSTRACT_SIGN, () => abstractIn(short) ?? '');
  const values = valuesIn(html);
  return html.replace(CITATIONS, (citation) =>
    values.reduce((text, value, at) => text.replaceAll(SIGNS.charAt(at), () => value), citation),
  );
}

/** The abstract of a page as its record has it. */
function abstractIn(html: string): string | undefined {
  const text = ABSTRACT.exec(html)?.[1];
  if (text === undefined) return undefined;
  const plain = unescapeHtml(text);
  return `"abstract":${JSON.stringify(plain).replaceAll('<', '\\u003c')}`;
}

interface CitedName {
  readonly given?: string;
  readonly family?: string;
  readonly literal?: string;
}

interface CitedRecord {
  readonly id?: string;
  readonly title?: string;
  readonly number?: string;
  readonly URL?: string;
  readonly DOI?: string;
  readonly author?: readonly CitedName[];
}

/** The values of the record that citations repeat, as they are written in HTML; empty where there is none. The longest come first. */
function valuesIn(html: string): string[] {
  const { id, title, number, URL: address, DOI: doi, author = [] } = recordIn(html);
  const names = author.map(
    ({ given, family, literal }) => literal ?? [given, family].filter(Boolean).join(' '),
  );
  const sorted = author.map(
    ({ given, family, literal }) => literal ?? [family, given].filter(Boolean).join(', '),
  );
  const inWords = [names.slice(0, -1).join(', '), ...names.slice(-1)]
    .filter((part) => part !== '')
    .join(' and ');
  const first = names.length > NAMES_BEFORE_OTHERS ? names.slice(0, NAMES_BEFORE_OTHERS).join(', ') : '';
  const values = [
    sorted.join(' and\n            '),
    inWords,
    first,
    title,
    address,
    doi,
    id,
    number?.replace(/^arXiv:/u, ''),
  ];
  return values.map((value) => escapeHtml(value ?? ''));
}

function recordIn(html: string): CitedRecord {
  try {
    return (expandCiteRecord(JSON.parse(RECORD.exec(html)?.[1] ?? '{}')) as CitedRecord | null) ?? {};
  } catch {
    return {};
  }
}
