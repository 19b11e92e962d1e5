import { isRecord, listOf } from '../json-values.ts';
import { type ReadMark, readReadMark, readSavedPaper, type SavedPaper } from '../saved-paper.ts';

const FORMAT = 'broadsheet-shelf';
const VERSION = 1;

/** What a complete file of saved papers has. */
export interface ShelfFile {
  readonly papers: readonly SavedPaper[];
  /** Also of papers that are read but not saved. */
  readonly marks: readonly ReadMark[];
  /** How many papers of the file cannot be read. */
  readonly unreadable: number;
}

/** A file with everything about the papers, which {@link readShelfJson} reads. */
export function shelfJson(papers: readonly SavedPaper[], marks: readonly ReadMark[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, papers, marks }, undefined, 1)}\n`;
}

/** Reads such a file. Returns why it cannot if the text is no such file, or of a later version. */
export function readShelfJson(text: string): ShelfFile | 'other' | 'later' {
  const value = parsed(text);
  if (!isRecord(value) || value.format !== FORMAT || !Array.isArray(value.papers)) return 'other';
  if (typeof value.version !== 'number' || value.version > VERSION) return 'later';
  const papers = listOf(value.papers, readSavedPaper);
  return {
    papers,
    marks: listOf(value.marks, readReadMark),
    unreadable: value.papers.length - papers.length,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
