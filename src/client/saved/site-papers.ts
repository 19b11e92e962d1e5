import { fileNameOf } from '../../paper/identifiers/file-names.ts';
import type { BibPaper } from '../../shelf/files/bib-papers.ts';
import type { SavedPaper } from '../../shelf/saved-paper.ts';
import { siteRoot } from '../page/site-root.ts';

/** Requests at a time. */
const AT_ONCE = 6;

/**
 * The papers of a BibTeX file, each with the id and the page that it has on this site. What is saved already needs no request; of
 * the other papers the site is asked. Papers that it does not have keep their own data.
 */
export async function sitePapers(
  papers: readonly BibPaper[],
  saved: ReadonlySet<string>,
): Promise<SavedPaper[]> {
  const found: SavedPaper[] = [];
  for (let at = 0; at < papers.length; at += AT_ONCE) {
    found.push(...(await Promise.all(papers.slice(at, at + AT_ONCE).map((paper) => onSite(paper, saved)))));
  }
  return found;
}

async function onSite({ paper, ids }: BibPaper, saved: ReadonlySet<string>): Promise<SavedPaper> {
  const candidates = await Promise.all(ids.map(siteId));
  const known = candidates.find((id) => saved.has(id));
  // The page of a saved paper stays as it is when it is merged.
  if (known !== undefined) return { ...paper, id: known };
  for (const id of candidates) {
    const path = `papers/${encodeURIComponent(fileNameOf(id))}.html`;
    if (await isThere(path)) return { ...paper, id, path };
  }
  return { ...paper, id: candidates[0] ?? paper.id };
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

async function isThere(path: string): Promise<boolean> {
  if (location.protocol === 'file:') return false;
  try {
    return (await fetch(new URL(path, siteRoot()), { method: 'HEAD' })).ok;
  } catch {
    return false;
  }
}
