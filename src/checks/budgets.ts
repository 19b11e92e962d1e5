import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { fontBytes } from './fonts.ts';
import { spread } from './html.ts';
import { foreignIn, requestsOf } from './requests.ts';

/** A page that exceeds a budget. */
export interface BudgetProblem {
  readonly page: string;
  readonly message: string;
}

/** The most bytes of a page's files as sent: gzipped, except for fonts. */
export const BUDGETS = {
  paper: 8_000,
  /** Each further author of a paper with many: the page lists them, also in its metadata and citations. */
  author: 40,
  /** Only authors beyond this number add to the budget of a paper's page. */
  manyAuthors: 25,
  /** Any other page, without its list. */
  page: 5_500,
  /** A paper in a list, with its abstract. */
  entry: 720,
  /** Any other link. */
  link: 50,
  css: 12_000,
  script: 12_000,
  fonts: 90_000,
} as const;

/** The most pages that are checked. */
const MOST = 400;

/** Reads a file of the site by its path from the root. */
type Read = (file: string) => Promise<Buffer>;

/** All exceeded budgets of the pages in a folder. @param files the paths of its files from its root. */
export async function checkBudgets(folder: string, files: readonly string[]): Promise<BudgetProblem[]> {
  const kept = new Map<string, Promise<Buffer>>();
  const read = (file: string) => {
    const bytes = kept.get(file) ?? readFile(posix.join(folder, file));
    if (!file.endsWith('.html')) kept.set(file, bytes);
    return bytes;
  };
  const pages = spread(
    files.filter((file) => file.endsWith('.html')),
    MOST,
  );
  const problems: BudgetProblem[] = [];
  for (const page of pages) {
    for (const message of await budgetOverruns(page, read)) problems.push({ page, message });
  }
  return problems;
}

/** The budgets that a page exceeds, a message for each. */
export async function budgetOverruns(page: string, read: Read): Promise<string[]> {
  const html = await read(page);
  const root = fromHtml(html.toString('utf8'));
  const { styles, scripts, inline, foreign } = requestsOf(root);
  const all = (links: readonly string[]) =>
    Promise.all(links.map((link) => read(posix.join(posix.dirname(page), link))));
  const [sheets, programs] = await Promise.all([all(styles), all(scripts)]);
  const css = sheets.map(String).join('\n');
  const fonts = await fontBytes(css, root, (file) => read(posix.join('assets', file)));
  return [
    over('HTML', weightOf(html), htmlBudget(page, root)),
    over('CSS', weightOf(...sheets), BUDGETS.css),
    over('script before any interaction', weightOf(...programs, inline), BUDGETS.script),
    over('fonts on a first view', fonts, BUDGETS.fonts),
    ...[...foreign, ...foreignIn(css)].map((address) => `asks another host for ${address}`),
  ].filter((message) => message !== undefined);
}

function over(what: string, bytes: number, most: number): string | undefined {
  const number = (value: number) => new Intl.NumberFormat('en').format(value);
  return bytes <= most
    ? undefined
    : `${number(bytes)} bytes of ${what}, compressed; ${number(most)} are allowed`;
}

function weightOf(...files: readonly Buffer[]): number {
  return files.reduce(
    (sum, bytes) => sum + (bytes.length === 0 ? 0 : gzipSync(bytes, { level: 9 }).length),
    0,
  );
}

/** The budget of a page's HTML: that of a paper grows with its authors, that of other pages with their entries and links. */
function htmlBudget(page: string, root: Root): number {
  let [entries, links, authors] = [0, 0, 0];
  visit(root, 'element', (element) => {
    if (classesOf(element).includes('entry')) entries += 1;
    if (element.tagName === 'a') links += 1;
    if (classesOf(element).includes('authors')) authors += partsOf(element, 'li').length;
    // If there are very many authors, all names after the first ones are in one paragraph.
    if (classesOf(element).includes('more-authors'))
      authors += partsOf(element, 'p').flatMap((names) => textOf(names).split(', ')).length;
  });
  if (page.startsWith('papers/')) {
    return BUDGETS.paper + BUDGETS.author * Math.max(0, authors - BUDGETS.manyAuthors);
  }
  return BUDGETS.page + BUDGETS.entry * entries + BUDGETS.link * Math.max(0, links - 5 * entries);
}

function partsOf({ children }: Element, tagName: string): Element[] {
  return children.filter((child) => child.type === 'element').filter((part) => part.tagName === tagName);
}

function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : [];
}
