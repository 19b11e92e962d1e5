import type { Publication } from '../../paper/publication.ts';
import type { Author } from '../../paper/schema.ts';
import { lineOf } from '../../text/clean/clean-text.ts';

type Words =
  | 'volume'
  | 'issue'
  | 'pages'
  | 'articleNumber'
  | 'number'
  | 'publisher'
  | 'place'
  | 'series'
  | 'edition'
  | 'school'
  | 'genre'
  | 'event'
  | 'eventPlace'
  | 'isbn'
  | 'issn'
  | 'pmid';

/**
 * The publication fields of an entry. An empty text, no editors and no month mean that the entry has none.
 */
export type PublicationParts = { readonly [name in Words]?: string | undefined } & {
  readonly type?: Publication['type'] | undefined;
  readonly editors?: readonly Author[] | undefined;
  readonly month?: number | undefined;
};

/** The publication with the fields that are not empty. */
export function publicationFrom({ type, editors = [], month, ...words }: PublicationParts): Publication {
  const said = Object.entries(words).flatMap(([name, value = '']) => {
    const line = lineOf(value);
    return line === '' ? [] : [[name, line] as const];
  });
  return {
    ...(type !== undefined && { type }),
    ...Object.fromEntries(said),
    ...(editors.length > 0 && { editors: [...editors] }),
    ...(month !== undefined && { month }),
  };
}

// Hyphens, dashes and the minus sign, once or doubled, with spaces around them.
const DASH = /\s*[-‐‑‒–—―−]+\s*/gu;

/**
 * The pages of a field: a plain hyphen between first and last, `, ` between ranges. A number such as `e0123`
 * is an article number.
 */
export function pagesFrom(written: string): PublicationParts {
  const pages = lineOf(written)
    .replace(/^(?:pages?\b|pp?\b\.?|S\.)\s*(?=\d)/iu, '')
    .replace(DASH, '-')
    .replace(/\s*[,;]\s*/gu, ', ')
    // Web of Science writes `313-+` for pages that continue elsewhere.
    .replace(/-\+$/u, '+')
    .replace(/(?:-|(?<=\d)\.|, )$/u, '');
  const [first = '', last = first] = pages.split('-');
  return /^e\d+$/i.test(first) && first === last ? { articleNumber: first } : { pages };
}

/** The first ISBN in a text, as written; empty if there is none. */
export function isbnIn(text: string): string {
  return /(?<![\d-])(?:97[89][-\s‐–]?)?(?:\d[-\s‐–]?){9}[\dXx](?![\d-])/u.exec(text)?.[0] ?? '';
}

/** The first ISSN in a text, with its hyphen; empty if there is none. */
export function issnIn(text: string): string {
  const [, first, second] = /(?<![\d-])(\d{4})[-‐–]?(\d{3}[\dXx])(?![\d-])/u.exec(text) ?? [];
  return second === undefined ? '' : `${first}-${second.toUpperCase()}`;
}

/**
 * The PubMed id in a text: a number after `PMID`, or if `isPubMed`, a text that is only a number. Empty if
 * there is none.
 */
export function pmidIn(text: string, isPubMed: boolean): string {
  const named = /\bPMID:?\s*(\d{1,8})(?!\d)/i.exec(text)?.[1];
  return named ?? (isPubMed ? (/^\s*(\d{1,8})\s*$/.exec(text)?.[1] ?? '') : '');
}

// Punctuation at the end, perhaps before closing quotes or braces.
const SIGN_AT_END = /(?:[?!:;.,…。？！：]|\s[-–—]+)["'”’»}\s]*$/u;

/** A title with its subtitle. A colon is added unless the title ends with punctuation. */
export function withSubtitle(title: string, subtitle: string): string {
  if (title === '' || subtitle === '') return title || subtitle;
  return `${title}${SIGN_AT_END.test(title) ? '' : ':'} ${subtitle}`;
}
