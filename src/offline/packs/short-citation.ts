/**
 * A paper's page has its names and its title several times: in the record from which scripts make citations, in the reference, and in the
 * BibTeX entry. Packs keep the record, and a sign in the place of each repeated value. That saves a tenth of a pack.
 */

/** The record as a script element; its content is JSON of CSL, see `exports/csl-item.ts`. */
const RECORD = /<script type="application\/json" class="cite-record">([\s\S]*?)<\/script>/u;

/** The reference and the BibTeX entry. */
const CITATIONS = /<p class="reference">[\s\S]*?<\/p>|<pre translate="no">[\s\S]*?<\/pre>/gu;

/** Signs for the values of a record, in their order. Texts of pages have no control characters. */
const SIGNS = '\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015';

/** So many names are printed before the others are only counted. */
const NAMES_BEFORE_OTHERS = 6;

/** The page with signs in its citations; without them if it could not be restored. Signs that it has, which browsers do not show, are removed. */
export function shortenCitation(page: string): string {
  const html = [...SIGNS].reduce((text, sign) => text.replaceAll(sign, ''), page);
  const values = valuesIn(html);
  const shortened = html.replace(CITATIONS, (citation) =>
    values.reduce(
      (text, value, at) => (value === '' ? text : text.replaceAll(value, SIGNS.charAt(at))),
      citation,
    ),
  );
  return restoreCitation(shortened) === html ? shortened : html;
}

/** The page that {@link shortenCitation} has shortened. */
export function restoreCitation(html: string): string {
  if (![...SIGNS].some((sign) => html.includes(sign))) return html;
  const values = valuesIn(html);
  return html.replace(CITATIONS, (citation) =>
    values.reduce((text, value, at) => text.replaceAll(SIGNS.charAt(at), () => value), citation),
  );
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
  return values.map((value) => escapeText(value ?? ''));
}

function recordIn(html: string): CitedRecord {
  try {
    return (JSON.parse(RECORD.exec(html)?.[1] ?? '{}') as CitedRecord | null) ?? {};
  } catch {
    return {};
  }
}

/** A text as pages write it. */
function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;');
}
