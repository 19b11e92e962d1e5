import { isReservedName } from '../../paper/identifiers/file-names.ts';
import type { SavedPaper } from '../saved-paper.ts';
import { cslOf, distinctNames } from './cited-paper.ts';

/** All papers in one Markdown file. @param rootUrl the address of the site's root, for links to the papers' pages. */
export function markdownFile(papers: readonly SavedPaper[], rootUrl: string): string {
  const parts = papers.map((paper) => {
    const { title, authors, day, tags, readAt, notes } = paper;
    const address = addressOf(paper, rootUrl);
    const heading = address === undefined ? inline(title) : `[${inline(title)}](${address})`;
    const facts = [
      authors.map(inline).join(', '),
      day,
      readAt && `read ${readAt.slice(0, 10)}`,
      tagLine(tags),
    ];
    return [`## ${heading}`, facts.filter(Boolean).join(' · '), notes.trim()].filter(Boolean).join('\n\n');
  });
  return `${['# Saved papers', ...parts].join('\n\n')}\n`;
}

/**
 * A note for each paper, by file name: YAML front matter (https://yaml.org/spec/1.2.2/), then the reader's notes and the abstract.
 * Obsidian and Logseq read such files. The names are safe on all systems.
 */
export function markdownNotes(papers: readonly SavedPaper[], rootUrl: string): Map<string, string> {
  const names = distinctNames(papers.map(({ title }) => fileNameFrom(title)));
  return new Map(papers.map((paper, at) => [`${names[at] ?? paper.id}.md`, noteOf(paper, rootUrl)]));
}

function noteOf(paper: SavedPaper, rootUrl: string): string {
  const { id, title, authors, day, tags, savedAt, readAt, notes, abstract } = paper;
  const { DOI } = cslOf(paper);
  const fields: readonly (readonly [string, string | readonly string[] | undefined])[] = [
    ['title', title],
    ['authors', authors],
    ['date', day],
    ['id', id],
    ['doi', DOI],
    ['url', addressOf(paper, rootUrl)],
    // Tags of both programs have no spaces.
    ['tags', tags.map((tag) => tag.replace(/\s+/gu, '-'))],
    ['saved', savedAt.slice(0, 10)],
    ['read', readAt?.slice(0, 10)],
  ];
  const yaml = fields.flatMap(([name, value]) =>
    value === undefined || value.length === 0 ? [] : [`${name}: ${yamlOf(value)}`],
  );
  const parts = [`# ${inline(title)}`, notes.trim(), abstract && `## Abstract\n\n${abstract}`];
  return `---\n${yaml.join('\n')}\n---\n\n${parts.filter(Boolean).join('\n\n')}\n`;
}

/** A text in double quotes, or a list of such texts. JSON is YAML, except that YAML also ends lines at three rare characters. */
function yamlOf(value: string | readonly string[]): string {
  const asCode = (sign: string) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  const text = (each: string) => JSON.stringify(each).replace(/[\u007F-\u009F\u2028\u2029\uFEFF]/gu, asCode);
  return typeof value === 'string' ? text(value) : `[${value.map(text).join(', ')}]`;
}

/** In bytes of UTF-8, below the 255 of most file systems, with room for a number and the ending. */
const MOST_BYTES = 200;

/** A file name from a title, without what a file system, Obsidian or Logseq forbids in names. */
export function fileNameFrom(title: string): string {
  const safe = title
    .normalize('NFC')
    .replace(/[\p{C}\\/:*?"<>|#^[\]%]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  let short = '';
  let bytes = 0;
  for (const sign of safe) {
    bytes += new TextEncoder().encode(sign).length;
    if (bytes > MOST_BYTES) break;
    short += sign;
  }
  const name = short.replace(/[\s.]+$/u, '');
  return name === '' ? 'Paper' : isReservedName(name) ? `_${name}` : name;
}

/** The address of the paper on the site or elsewhere. One that does not begin with `http` could run a script where the file is opened. */
function addressOf({ path, csl }: SavedPaper, rootUrl: string): string | undefined {
  const address = path === '' ? URL.parse(csl?.URL ?? '') : new URL(path, rootUrl);
  return address === null || !/^https?:$/u.test(address.protocol)
    ? undefined
    : address.href.replace(/[()]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

function tagLine(tags: readonly string[]): string {
  return tags.map((tag) => `#${tag.replace(/\s+/gu, '-')}`).join(' ');
}

/** Text in one line of Markdown, with a backslash before each sign that could begin markup. */
function inline(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>#|~$]/gu, String.raw`\$&`);
}
