import { parseAclId, parseArxivId, parseDoi } from '../../paper/identifiers/identifiers.ts';
import { known, type SavedPaper, tidyTags, UNKNOWN_TIME } from '../saved-paper.ts';
import { type BibEntry, bibtexEntriesOf } from './bib-syntax.ts';
import { cslFromEntry } from './csl-from-entry.ts';
import { authorsIn } from './entry-names.ts';
import { texToText } from './tex-text.ts';

/** A paper of a BibTeX file, and the ids under which this site may have it, the most likely first. */
export interface BibPaper {
  readonly paper: SavedPaper;
  readonly ids: readonly string[];
}

/** The papers of a BibTeX file, without entries that have no title. @param now the time at which they are saved, in ISO 8601. */
export function papersInBib(text: string, now: string): { papers: BibPaper[]; unreadable: number } {
  const entries = bibtexEntriesOf(text);
  const papers = entries.flatMap((entry) => paperIn(entry, now) ?? []);
  return { papers, unreadable: entries.length - papers.length };
}

function paperIn(entry: BibEntry, now: string): BibPaper | undefined {
  const field = (name: string) => texToText(entry.fields.get(name) ?? '') || undefined;
  const title = field('title')?.replace(/\s+/gu, ' ');
  if (title === undefined) return undefined;
  const authors = authorsIn(entry.fields.get('author') ?? entry.fields.get('editor') ?? '');
  const ids = idsIn(entry, field);
  const [id = `bib-${digestOf([title, ...authors].join('\n'))}`] = ids;
  const paper = {
    id,
    title,
    authors: authors.map(({ name }) => name),
    path: '',
    topics: [],
    ...known({ day: dayIn(field), abstract: field('abstract') }),
    bibtex: `${entry.source}\n`,
    csl: cslFromEntry(entry, { title, authors, field }),
    savedAt: now,
    tags: tidyTags((field('keywords') ?? '').split(/[,;]/u)),
    notes: field('annote') ?? field('annotation') ?? '',
    changedAt: UNKNOWN_TIME,
  };
  return { paper, ids };
}

function idsIn(entry: BibEntry, field: (name: string) => string | undefined): string[] {
  const addresses = [field('url'), field('eprint'), field('note'), field('journal')].filter(
    (text) => text !== undefined,
  );
  const doi = parseDoi(field('doi') ?? '') ?? addresses.map(parseDoi).find((each) => each !== undefined);
  const acl = doi?.replace(/^10\.(?:18653\/v1|3115\/v1)\//u, '');
  const texts = [...addresses, ...(doi === undefined ? [] : [doi])];
  const found = [
    field('x-saved-id'),
    ...texts.map((text) => parseArxivId(text)?.id),
    ...[...addresses, acl ?? '', acl?.toUpperCase() ?? '', entry.key].map(parseAclId),
    doi === undefined ? undefined : `doi:${doi}`,
  ];
  return [...new Set(found.filter((id) => id !== undefined))];
}

function dayIn(field: (name: string) => string | undefined): string | undefined {
  const date = /^\d{4}-\d{2}-\d{2}$/u.exec(field('date') ?? '')?.[0];
  if (date !== undefined) return date;
  const [year, month, day] = [field('year'), field('month'), field('day')];
  const isWhole =
    /^\d{4}$/u.test(year ?? '') && /^\d{1,2}$/u.test(month ?? '') && /^\d{1,2}$/u.test(day ?? '');
  return isWhole ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : undefined;
}

/** A digest of 52 bits (FNV-1a, twice): the same entry has the same id in every import. http://www.isthe.com/chongo/tech/comp/fnv/ */
function digestOf(text: string): string {
  let [one, other] = [0x81_1c_9d_c5, 0x01_00_01_93];
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01_00_01_93);
    other = Math.imul(other ^ (text.charCodeAt(at) + at), 0x85_eb_ca_6b);
  }
  return [one, other].map((half) => (half >>> 0).toString(36)).join('');
}
