import type { WorkType } from './publication.ts';

/** The names of a type of work in other vocabularies. */
export interface WorkNames {
  /** https://www.zotero.org/support/kb/item_types_and_fields */
  readonly zotero: string;
  /** https://schema.org/CreativeWork */
  readonly schema: string;
  /** The genre in a ContextObject, if the format for journals or books has one for the type. */
  readonly genre?: string;
}

const NAMES: Readonly<Record<WorkType, WorkNames>> = {
  article: { zotero: 'preprint', schema: 'ScholarlyArticle' },
  'article-journal': { zotero: 'journalArticle', schema: 'ScholarlyArticle', genre: 'article' },
  'article-magazine': { zotero: 'magazineArticle', schema: 'Article', genre: 'article' },
  'article-newspaper': { zotero: 'newspaperArticle', schema: 'NewsArticle', genre: 'article' },
  book: { zotero: 'book', schema: 'Book', genre: 'book' },
  chapter: { zotero: 'bookSection', schema: 'Chapter', genre: 'bookitem' },
  collection: { zotero: 'book', schema: 'Book', genre: 'book' },
  dataset: { zotero: 'dataset', schema: 'Dataset' },
  document: { zotero: 'document', schema: 'ScholarlyArticle' },
  'entry-dictionary': { zotero: 'dictionaryEntry', schema: 'Chapter', genre: 'bookitem' },
  'entry-encyclopedia': { zotero: 'encyclopediaArticle', schema: 'Chapter', genre: 'bookitem' },
  manuscript: { zotero: 'manuscript', schema: 'Manuscript' },
  motion_picture: { zotero: 'film', schema: 'Movie' },
  'paper-conference': { zotero: 'conferencePaper', schema: 'ScholarlyArticle', genre: 'proceeding' },
  patent: { zotero: 'patent', schema: 'CreativeWork' },
  periodical: { zotero: 'document', schema: 'Periodical' },
  'post-weblog': { zotero: 'blogPost', schema: 'BlogPosting' },
  report: { zotero: 'report', schema: 'Report', genre: 'report' },
  review: { zotero: 'journalArticle', schema: 'Review', genre: 'article' },
  software: { zotero: 'computerProgram', schema: 'SoftwareApplication' },
  song: { zotero: 'audioRecording', schema: 'AudioObject' },
  speech: { zotero: 'presentation', schema: 'CreativeWork' },
  standard: { zotero: 'standard', schema: 'CreativeWork' },
  thesis: { zotero: 'thesis', schema: 'Thesis' },
  webpage: { zotero: 'webpage', schema: 'WebPage' },
};

/** The names of a type in other vocabularies. */
export function namesOfType(type: WorkType): WorkNames {
  return NAMES[type];
}

const JOURNALS = new Set<WorkType>(['article-journal', 'article-magazine', 'article-newspaper', 'review']);
const BOOKS = new Set<WorkType>(['chapter', 'entry-dictionary', 'entry-encyclopedia', 'paper-conference']);

/** Whether works of the type are parts of a periodical, parts of a book or proceedings, or stand alone. */
export function placeOfType(type: WorkType): 'periodical' | 'book' | 'none' {
  return JOURNALS.has(type) ? 'periodical' : BOOKS.has(type) ? 'book' : 'none';
}
