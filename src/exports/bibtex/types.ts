import { lookUp } from '../../tables/lookup.ts';
import type { CitedWork, WorkType } from '../publication.ts';

/** The BibTeX entry type of a work, and the fields that depend on it. */
export interface EntryKind {
  readonly entry: string;
  readonly container: 'journal' | 'booktitle' | 'howpublished';
  /** biblatex's `entrysubtype`, if the entry type is less specific than the type of the work. */
  readonly subtype?: string;
  /** biblatex's `pubstate`, if no other field marks the work as a preprint. */
  readonly state?: 'prepublished';
  /** The field of the university or the institution. */
  readonly body: 'school' | 'institution';
}

const kind = (entry: string, container: EntryKind['container'], subtype?: string): EntryKind => ({
  entry,
  container,
  ...(subtype !== undefined && { subtype }),
  body: entry.endsWith('thesis') ? 'school' : 'institution',
});

/**
 * Entry types of BibTeX (https://ctan.org/pkg/bibtex, btxdoc) where it has one, else of biblatex
 * (https://ctan.org/pkg/biblatex, section 2.1), which BibTeX treats as `@misc`.
 */
const KINDS: Readonly<Record<WorkType, EntryKind>> = {
  article: kind('misc', 'howpublished'),
  'article-journal': kind('article', 'journal'),
  'article-magazine': kind('article', 'journal', 'magazine'),
  'article-newspaper': kind('article', 'journal', 'newspaper'),
  book: kind('book', 'howpublished'),
  chapter: kind('incollection', 'booktitle'),
  collection: kind('collection', 'howpublished'),
  dataset: kind('dataset', 'howpublished'),
  document: kind('misc', 'howpublished'),
  'entry-dictionary': kind('inreference', 'booktitle', 'dictionary'),
  'entry-encyclopedia': kind('inreference', 'booktitle'),
  manuscript: kind('unpublished', 'howpublished'),
  motion_picture: kind('video', 'howpublished'),
  'paper-conference': kind('inproceedings', 'booktitle'),
  patent: kind('patent', 'howpublished'),
  periodical: kind('periodical', 'howpublished'),
  'post-weblog': kind('online', 'howpublished', 'blog'),
  report: kind('techreport', 'howpublished'),
  review: kind('review', 'journal'),
  software: kind('software', 'howpublished'),
  song: kind('audio', 'howpublished'),
  speech: kind('unpublished', 'howpublished', 'talk'),
  standard: kind('standard', 'howpublished'),
  thesis: kind('thesis', 'howpublished'),
  webpage: kind('online', 'howpublished'),
};

/**
 * The entry type of a work. A thesis has a special type if its genre names the degree. A preprint outside
 * arXiv has a `pubstate`, since `@misc` alone does not show that it is a preprint.
 */
export function entryKindOf({ type, genre = '' }: CitedWork, isOnArxiv: boolean): EntryKind {
  if (type === 'article' && !isOnArxiv) return { ...KINDS.article, state: 'prepublished' };
  if (type !== 'thesis') return KINDS[type];
  if (/\bph\.?\s?d\b|doctor|dissertation/iu.test(genre)) return kind('phdthesis', 'howpublished');
  return /\bmaster|\bm\.?\s?(?:sc|a|phil)\b/iu.test(genre)
    ? kind('mastersthesis', 'howpublished')
    : KINDS.thesis;
}

const IMPLIED: Readonly<Record<string, RegExp>> = {
  phdthesis: /^ph\.?\s?d\.? thesis$/iu,
  mastersthesis: /^master['’]?s thesis$/iu,
};

/** The genre of a work; `undefined` if its entry type implies it. */
export function genreNotImplied(entry: string, genre: string | undefined): string | undefined {
  return genre !== undefined && lookUp(IMPLIED, entry)?.test(genre) === true ? undefined : genre;
}
