import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'mdast-util-to-string';
import { SaxesParser } from 'saxes';
import { EXIT, visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { urls } from '../../src/catalog/urls/urls.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { normalizeText } from '../../src/search/analysis/folding.ts';
import { loadDocuments } from '../../src/search/build/load-documents.ts';
import { AUTHOR_SEPARATOR, abstractOf } from '../../src/search/format/stored-fields.ts';
import { serialize } from '../../src/store/document.ts';
import { paperFiles, pathOf, writePaperFile } from '../../src/store/store.ts';
import { lineOf, paragraphsOf } from '../../src/text/clean/clean-text.ts';
import { fromPlain } from '../../src/text/markdown/markdown.ts';
import { anyText } from '../text/any-text.ts';

const project = join(import.meta.dirname, '../..');
/** The texts are the same in every run, because what they are built into takes seconds. */
const SEED = 20_261_121;
const PAPERS = 240;
const ADDRESS = 'https://papers.example.org';
const DAYS = ['2026-03-02', '2026-03-03', '2026-04-01', '2026-05-20'];

/** What strangers sent as plain text, clean; `paper` is what the store holds of it. */
interface Sent {
  readonly title: string;
  readonly abstract: readonly string[];
  readonly names: readonly string[];
  readonly paper: Paper;
}

const line = anyText.map(lineOf).filter((text) => text !== '');
const abstracts = fc.array(anyText, { maxLength: 6 }).map((texts) => paragraphsOf(texts.join('\n\n')));
// A long list of names is folded after the thirtieth.
const names = fc.oneof(
  { arbitrary: fc.array(line, { maxLength: 6 }), weight: 20 },
  fc.array(line, { minLength: 40, maxLength: 45 }),
);

/** The papers of which the site is made. */
function sentPapers(): Sent[] {
  const texts = fc.sample(fc.record({ title: line, abstract: abstracts, names }), {
    seed: SEED,
    numRuns: PAPERS,
  });
  return texts.map((text, number) => ({ ...text, paper: paperOf(text, number) }));
}

function paperOf({ title, abstract, names }: Omit<Sent, 'paper'>, number: number): Paper {
  const listed = DAYS[number % DAYS.length] ?? '';
  return {
    id: `26${listed.slice(5, 7)}.${String(number).padStart(5, '0')}`,
    title: fromPlain([title]),
    ...(names.length > 0 && { authors: names.map((name) => ({ name })) }),
    listed,
    sources: ['made-up'],
    abstract: fromPlain(abstract),
  };
}

/** The first element that fits, as a browser's parser makes it of the page. */
function find(tree: Nodes, fits: (element: Element) => boolean): Element {
  let found: Element | undefined;
  visit(tree, 'element', (element) => {
    if (!fits(element)) return undefined;
    found = element;
    return EXIT;
  });
  return found ?? { type: 'element', tagName: 'missing', properties: {}, children: [] };
}

function findAll(tree: Nodes, tagName: string): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    if (element.tagName === tagName) found.push(element);
  });
  return found;
}

const hasClass = (name: string) => (element: Element) =>
  String(element.properties.className).split(',').includes(name);
const metaNamed = (name: string) => (element: Element) => element.properties.name === name;
const labelled = (id: string) => (element: Element) => String(element.properties.ariaLabelledBy) === id;

/** A text of which it can be said, without showing all of another, that that one begins with it. */
const startingWith = (start: string) => new RegExp(`^${RegExp.escape(start)}`, 'u');
const withoutEllipsis = (text: string) => text.replace(/ …$/u, '');

/** Title, abstract and names as the page of a paper shows them. */
function shownOn(page: Root): Omit<Sent, 'paper'> {
  const folded = find(find(page, hasClass('paper-heading')), hasClass('more-authors'));
  const rest = textOf(find(folded, ({ tagName }) => tagName === 'p'));
  const prose = find(find(page, labelled('abstract')), hasClass('prose'));
  return {
    title: textOf(find(page, ({ tagName }) => tagName === 'h1')),
    abstract: findAll(prose, 'p').map((paragraph) => textOf(paragraph)),
    names: [
      // Behind the name may stand the number of a place or a link; a name itself may be one.
      ...findAll(find(page, hasClass('authors')), 'li').map(({ children: [name] }) =>
        name ? textOf(name) : '',
      ),
      ...(rest === '' ? [] : [rest]),
    ],
  };
}

interface FeedItem {
  readonly url: string;
  readonly title: string;
  readonly content_html: string;
  readonly authors?: readonly { readonly name: string }[];
}

/** The entries of an Atom feed in the shape of those of a JSON Feed. @throws where it is not well-formed. */
function atomItems(xml: string): FeedItem[] {
  const items: { url: string; title: string; content_html: string; authors: { name: string }[] }[] = [];
  const parser = new SaxesParser();
  let text = '';
  parser.on('opentag', ({ name, attributes }) => {
    text = '';
    if (name === 'entry') items.push({ url: '', title: '', content_html: '', authors: [] });
    const item = items.at(-1);
    if (item !== undefined && name === 'link' && attributes.rel === 'alternate')
      item.url = attributes.href ?? '';
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', ({ name }) => {
    const item = items.at(-1);
    if (item !== undefined && name === 'title') item.title = text;
    if (item !== undefined && name === 'name') item.authors.push({ name: text });
    if (item !== undefined && name === 'content') item.content_html = text;
  });
  parser.write(xml).close();
  return items;
}

describe(`a site of ${PAPERS} papers with text of any kind (seed ${SEED})`, () => {
  const sent = sentPapers();
  const content = mkdtempSync(join(tmpdir(), 'broadsheet-any-text-'));
  const out = join(content, 'site');

  beforeAll(async () => {
    for (const { paper } of sent) await writePaperFile(content, pathOf(paper), serialize(paper));
    const settings = `url: ${ADDRESS}\nlimits: { feedPapers: ${PAPERS} }\n`;
    writeFileSync(join(content, 'site.yaml'), settings);
    const args = [join(project, 'scripts/build.ts'), '--content', content, '--out', out];
    execFileSync(process.execPath, args, { cwd: project, stdio: 'pipe' });
  });
  afterAll(() => rmSync(content, { recursive: true, force: true }));

  const read = (url: string) => fromHtml(readFileSync(join(out, url), 'utf8'));

  test('shows every title, abstract and name as it was sent', () => {
    for (const { paper, title, abstract, names } of sent) {
      const [first, folded] = names.length > 35 ? [names.slice(0, 30), names.slice(30)] : [names, []];
      const expected = {
        title,
        abstract,
        names: [...first, ...(folded.length > 0 ? [folded.join(', ')] : [])],
      };
      expect(shownOn(read(urls.paper(paper.id))), paper.id).toEqual(expected);
    }
  });

  test('says every title to machines, and how every abstract begins', () => {
    for (const { paper, title, abstract, names } of sent) {
      const page = read(urls.paper(paper.id));
      const content = (name: string) => String(find(page, metaNamed(name)).properties.content ?? '');
      expect(content('citation_title'), paper.id).toBe(title);
      expect(textOf(find(page, ({ tagName }) => tagName === 'title')), paper.id).toMatch(startingWith(title));
      // Without an abstract the page has the site's own description.
      if (abstract.length > 0)
        expect(abstract.join(' '), paper.id).toMatch(startingWith(withoutEllipsis(content('description'))));
      const json = textOf(find(page, ({ properties }) => properties.type === 'application/ld+json'));
      expect(JSON.parse(json), paper.id).toMatchObject({
        headline: title,
        ...(names.length > 0 && { author: names.map((name) => ({ name })) }),
      });
    }
  });

  test('lists every title on the page of its day, with the beginning of its abstract', () => {
    for (const day of DAYS) {
      const page = read(urls.day(day));
      for (const { paper, title, abstract } of sent.filter((one) => one.paper.listed === day)) {
        const entry = find(page, ({ properties }) => properties.id === `p-${paper.id}`);
        expect(textOf(find(entry, hasClass('headline'))), paper.id).toBe(title);
        const [first = ''] = abstract;
        const preview = withoutEllipsis(textOf(find(entry, hasClass('preview'))));
        expect(first, paper.id).toMatch(startingWith(preview));
        expect(preview !== '' || first === '', paper.id).toBe(true);
      }
    }
  });

  test.each([
    ['Atom', 'xml', atomItems],
    ['JSON', 'json', (text: string) => (JSON.parse(text) as { items: FeedItem[] }).items],
  ] as const)('sends the same in its feed as %s', (_, format, itemsOf) => {
    const items = itemsOf(readFileSync(join(out, urls.feed(format)), 'utf8'));
    const byUrl = new Map(items.map((item) => [item.url, item]));
    for (const { paper, title, abstract, names } of sent) {
      const item = byUrl.get(`${ADDRESS}${urls.paper(paper.id)}`) ?? expect.unreachable(paper.id);
      const paragraphs = findAll(fromHtml(item.content_html, { fragment: true }), 'p');
      expect(item.title, paper.id).toBe(title);
      expect(
        paragraphs.map((paragraph) => textOf(paragraph)),
        paper.id,
      ).toEqual(abstract);
      expect(
        (item.authors ?? []).map(({ name }) => name),
        paper.id,
      ).toEqual(names);
    }
  });

  test('is searched for the same words', async () => {
    const found = await loadDocuments(content, () => [], await paperFiles(content));
    const records = new Map(found.map((record) => [record.url, record]));
    for (const { paper, title, abstract, names } of sent) {
      const record = records.get(urls.paper(paper.id)) ?? expect.unreachable(paper.id);
      const { meta } = record;
      const text = normalizeText(abstract.join(' '));
      // A text without a word cannot be searched for.
      expect(abstractOf(record), paper.id).toBe(
        /[\p{L}\p{N}]/u.test(text) && text !== meta.title ? text : '',
      );
      expect(meta.shown ?? meta.title, paper.id).toBe(title);
      expect(meta.authors ?? '', paper.id).toBe(normalizeText(names.join(AUTHOR_SEPARATOR)));
    }
  });
});
