import { strToU8, zipSync } from 'fflate';
import { bibliographyFile } from '../../shelf/files/bibliography-files.ts';
import { markdownFile, markdownNotes } from '../../shelf/files/markdown-files.ts';
import { shelfJson } from '../../shelf/files/shelf-json.ts';
import type { SavedPaper } from '../../shelf/saved-paper.ts';
import type { ShelfStore } from '../../shelf/shelf-store.ts';
import { save } from '../citation/download.ts';
import { siteRoot } from '../page/site-root.ts';
import { errorWords } from '../shelf/note.ts';
import type { ExportFormat } from './files-loader.ts';
import { showLink } from './link-sharing.ts';
import { part } from './parts.ts';

type FileFormat = Exclude<ExportFormat, 'link'>;

const TYPES: Readonly<Record<FileFormat, readonly [ending: string, mediaType: string]>> = {
  bibtex: ['bib', 'application/x-bibtex'],
  ris: ['ris', 'application/x-research-info-systems'],
  csl: ['json', 'application/vnd.citationstyles.csl+json'],
  markdown: ['md', 'text/markdown'],
  notes: ['zip', 'application/zip'],
  json: ['json', 'application/json'],
};

/** Downloads the papers in a format, or shows a link with them. @param isAll whether these are all saved papers. */
export async function exportPapers(
  format: ExportFormat,
  shelf: ShelfStore,
  papers: readonly SavedPaper[],
  isAll: boolean,
): Promise<void> {
  const note = part('saved-note', HTMLElement);
  try {
    if (papers.length === 0) note.textContent = 'No paper is shown, so there is nothing to export.';
    else if (format === 'link') showLink(papers);
    else {
      const [ending, mediaType] = TYPES[format];
      const fileName = `${format === 'json' ? 'saved-papers-everything' : 'saved-papers'}.${ending}`;
      save({ text: await textOf(format, shelf, papers, isAll), fileName, mediaType });
      note.textContent = `${papers.length === 1 ? '1 paper' : `${papers.length} papers`} saved as ${fileName}.`;
    }
  } catch (error) {
    note.textContent = errorWords(error);
  }
}

async function textOf(
  format: FileFormat,
  shelf: ShelfStore,
  papers: readonly SavedPaper[],
  isAll: boolean,
): Promise<string | Uint8Array<ArrayBuffer>> {
  const root = siteRoot().href;
  if (format === 'markdown') return markdownFile(papers, root);
  if (format === 'json') {
    const ids = new Set(papers.map(({ id }) => id));
    const marks = await shelf.readMarks();
    return shelfJson(papers, isAll ? marks : marks.filter(({ id }) => ids.has(id)));
  }
  if (format !== 'notes') return bibliographyFile(papers, format);
  const files = [...markdownNotes(papers, root)].map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(files), { level: 6 });
}
