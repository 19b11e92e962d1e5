import { expandCiteRecord } from '../../exports/cite-record.ts';
import { idFromFileName } from '../../paper/identifiers/file-names.ts';
import { readCslItem } from '../../shelf/csl-from-json.ts';
import { namesOf } from '../../shelf/csl-names.ts';
import { known, type SavedPaper, type SavedTopic } from '../../shelf/saved-paper.ts';
import { siteRoot } from '../page/site-root.ts';

/** The data of a paper from its page; `undefined` if the document is no page of a paper. @param name the file name of the page. */
export function paperOnPage(page: Document, name: string): SavedPaper | undefined {
  const csl = readCslItem(expandCiteRecord(parsed(page.querySelector('.cite-record')?.textContent)));
  const article = page.querySelector<HTMLElement>('article.paper');
  if (article === null || csl === undefined) return undefined;
  const pre = page.querySelector<HTMLElement>('.cite-text pre');
  const { abstract, ...cited } = csl;
  return {
    ...emptyPaper(name, csl.title),
    authors: namesOf(csl.author ?? csl.editor ?? []),
    topics: topicsIn(article, '.paper-topics a'),
    ...known({
      day: page.querySelector<HTMLTimeElement>('.eyebrow time')?.dateTime,
      abstract: abstract ?? textIn(page, '#abstract ~ .prose'),
      bibtex: pre?.dataset.bibtex ?? pre?.textContent,
      csl: cited,
      vector: article.dataset.vector,
    }),
  };
}

/** What an entry of a list shows about its paper. */
export function paperInEntry(entry: HTMLElement, name: string): SavedPaper {
  const day =
    entry.querySelector<HTMLTimeElement>('.meta time')?.dateTime ??
    entry.closest<HTMLElement>('[data-day]')?.dataset.day;
  return {
    ...emptyPaper(name, textIn(entry, '.headline') ?? name),
    authors: namesInByline(textIn(entry, '.byline') ?? ''),
    topics: topicsIn(entry, '.topic a'),
    ...known({ day: day !== undefined && /^\d{4}-\d\d-\d\d$/u.test(day) ? day : undefined }),
  };
}

/** The names of a line such as `Ada Lovelace, Emmy Noether, … Sofya Kovalevskaya (+3)`. */
function namesInByline(line: string): string[] {
  const names = line.replace(/\s*\(\+[^)]*\)$/u, '').split(/,\s+(?:and\s+)?|\s+and\s+/u);
  return names.map((name) => name.replace(/^…\s*/u, '')).filter((name) => name !== '');
}

/** The data of a paper from its page, which is fetched; `undefined` if there is none, or no network. */
export async function fetchPaper(path: string): Promise<SavedPaper | undefined> {
  const name = nameOfPath(path);
  if (name === undefined || location.protocol === 'file:') return undefined;
  try {
    const response = await fetch(new URL(path, siteRoot()));
    if (!response.ok) return undefined;
    return paperOnPage(new DOMParser().parseFromString(await response.text(), 'text/html'), name);
  } catch {
    return undefined;
  }
}

function nameOfPath(path: string): string | undefined {
  const name = /^papers\/(.+)\.html$/u.exec(path)?.[1];
  return name && decodeURIComponent(name);
}

function emptyPaper(name: string, title: string): SavedPaper {
  const now = new Date().toISOString();
  const path = `papers/${encodeURIComponent(name)}.html`;
  return {
    id: idFromFileName(name),
    title,
    authors: [],
    path,
    topics: [],
    savedAt: now,
    tags: [],
    notes: '',
    changedAt: now,
  };
}

function topicsIn(place: ParentNode, selector: string): SavedTopic[] {
  return [...place.querySelectorAll<HTMLAnchorElement>(selector)].flatMap((link) => {
    const [, slug] = /topics\/([^/?#]+)\.html$/u.exec(link.getAttribute('href') ?? '') ?? [];
    return slug === undefined ? [] : [{ slug, label: link.textContent.trim() }];
  });
}

function textIn(place: ParentNode, selector: string): string | undefined {
  return place.querySelector(selector)?.textContent.replace(/\s+/gu, ' ').trim();
}

function parsed(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}
