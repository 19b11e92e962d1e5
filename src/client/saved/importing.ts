import { papersInBib } from '../../shelf/files/bib-papers.ts';
import type { ShelfFile } from '../../shelf/files/shelf-json.ts';
import { readShelfJson } from '../../shelf/files/shelf-json.ts';
import type { MergeCounts, ShelfStore } from '../../shelf/shelf-store.ts';
import { errorWords } from '../shelf/note.ts';
import { completePapers } from './completing.ts';
import { part } from './parts.ts';
import { sitePapers } from './site-papers.ts';

/** Adds the papers of a file to the saved ones, and says how many. */
export async function importFile(file: File, shelf: ShelfStore): Promise<void> {
  const note = part('saved-note', HTMLElement);
  note.textContent = `Reading ${file.name} …`;
  try {
    const text = await file.text();
    const isJson = /^\s*[{[]/u.test(text);
    const read = isJson ? readShelfJson(text) : await papersOfBib(text, shelf);
    if (typeof read === 'string') note.textContent = PROBLEMS[read];
    else {
      const counts = await shelf.merge(read.papers, read.marks);
      note.textContent = importWords(counts, read.unreadable);
      await completePapers(shelf, read.papers);
    }
  } catch (error) {
    note.textContent = `Nothing was added. ${errorWords(error)}`;
  }
}

const PROBLEMS = {
  other:
    'Nothing was added: the file is neither BibTeX nor a file that “Everything (JSON)” has made. Choose one of these.',
  later:
    'Nothing was added: a later version of this site has made the file. Reload the page to get that version, then try again.',
} as const;

/** How many papers were added, changed, already there, and not readable. */
function importWords({ added, changed, same }: MergeCounts, unreadable: number): string {
  const parts = [`${added} added`, `${changed} changed`, `${same} already there`];
  return `${[...parts, ...(unreadable > 0 ? [`${unreadable} not readable`] : [])].join(', ')}.`;
}

async function papersOfBib(text: string, shelf: ShelfStore): Promise<ShelfFile | 'other'> {
  const { papers, unreadable } = papersInBib(text, new Date().toISOString());
  if (papers.length + unreadable === 0) return 'other';
  const { saved } = await shelf.ids();
  return { papers: await sitePapers(papers, new Set(saved)), marks: [], unreadable };
}
