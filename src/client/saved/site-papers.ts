import { fileNameOf, idFromFileName } from '../../paper/identifiers/file-names.ts';
import type { BibPaper } from '../../shelf/files/bib-papers.ts';
import { PAPER_LIST, type PaperNames, readPaperList } from '../../shelf/paper-list.ts';
import type { SavedPaper } from '../../shelf/saved-paper.ts';
import { loadScript } from '../page/load-script.ts';
import { part } from './parts.ts';

/**
 * The papers of a BibTeX file, each with the id and the page that it has on this site. Papers that the site does not have keep
 * their own data, and so do all if the list of the site's papers does not load.
 */
export async function sitePapers(
  papers: readonly BibPaper[],
  saved: ReadonlySet<string>,
): Promise<SavedPaper[]> {
  const names = await paperNames();
  return Promise.all(papers.map((paper) => onSite(paper, saved, names)));
}

async function onSite(
  { paper, ids }: BibPaper,
  saved: ReadonlySet<string>,
  names: PaperNames,
): Promise<SavedPaper> {
  const candidates = await Promise.all(ids.map(siteId));
  const pages = candidates.map((id) => names.get(fileNameOf(id))).filter((name) => name !== undefined);
  const known = [...candidates, ...pages.map(idFromFileName)].find((id) => saved.has(id));
  // The page of a saved paper stays as it is when it is merged.
  if (known !== undefined) return { ...paper, id: known };
  const [page] = pages;
  if (page === undefined) return { ...paper, id: candidates[0] ?? paper.id };
  return { ...paper, id: idFromFileName(page), path: `papers/${encodeURIComponent(page)}.html` };
}

/** The id of a paper with a DOI has a digest of it, see `paper/identifiers/derived-ids.ts`. */
async function siteId(id: string): Promise<string> {
  const doi = /^doi:(.+)$/u.exec(id)?.[1]?.toLowerCase();
  if (doi === undefined) return id;
  const slug = doi
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/gu, '');
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(doi)));
  const digest = [...bytes.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `doi-${slug}-${digest}`;
}

/** The pages of the site. A list is loaded, because asking for pages that are not there fills the console with errors. */
async function paperNames(): Promise<PaperNames> {
  try {
    await loadScript(part('saved', HTMLElement).dataset.papersUrl ?? '');
  } catch {
    // Without the list, the papers keep their own data.
  }
  return readPaperList(Reflect.get(globalThis, PAPER_LIST));
}
