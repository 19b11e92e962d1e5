import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { type Catalog, createCatalog } from '../../src/catalog/catalog.ts';
import type { CatalogPaper } from '../../src/catalog/paper/catalog-paper.ts';
import { atomOf } from '../../src/exports/feeds/atom.ts';
import { type Feed, feedOf, newestOf } from '../../src/exports/feeds/feed.ts';
import { jsonFeedOf } from '../../src/exports/feeds/json-feed.ts';
import {
  type FeedConfig,
  feedFrom,
  feedList,
  siteFeedSource,
  topicFeedSources,
} from '../../src/exports/feeds/site-feeds.ts';
import { fromPlain } from '../../src/text/markdown/markdown.ts';
import { paper } from '../catalog/papers.ts';
import { jsonFeedFaults, xmlFaults } from './schemas/validate.ts';

const config = {
  name: 'Sample & Sons',
  description: 'What <b>we</b> read.',
  url: 'https://papers.example.org/base',
  limits: { feedPapers: 3 },
};
const topic = {
  label: 'R & D',
  group: 'One',
  description: 'About.',
  phrases: ['sample'],
  hints: [],
  categories: [],
};
const topicsFile = {
  groups: ['One', 'Two'],
  topics: [
    { ...topic, slug: 'samples', exclude: [] },
    { ...topic, slug: 'nothing', group: 'Two', exclude: [] },
  ],
};

function catalogOf(papers: readonly CatalogPaper[]) {
  const topicsOf = ({ title }: CatalogPaper) => (title.includes('Sample') ? ['samples'] : []);
  return createCatalog(papers, { topicsFile, topicsOf, language: 'en-GB' });
}

function siteFeed(catalog: Catalog, settings: FeedConfig): Feed | undefined {
  const source = siteFeedSource(catalog, settings);
  return source && feedFrom(source, settings);
}

function topicFeeds(catalog: Catalog, settings: FeedConfig): Map<string, Feed | undefined> {
  const sources = [...topicFeedSources(catalog, settings)];
  return new Map(sources.map(([slug, source]) => [slug, feedFrom(source, settings)]));
}

function feed(papers: readonly CatalogPaper[], url = config.url): Feed {
  const made = siteFeed(catalogOf(papers), { ...config, url });
  if (made === undefined) throw new Error('There is no feed.');
  return made;
}

/** The texts of all elements with a name, as a strict parser reads them. */
function textsOf(xml: string, name: string): string[] {
  const texts: string[] = [];
  let open: string[] | undefined;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    if (tag.name === name) open = [];
  });
  parser.on('text', (text) => open?.push(text));
  parser.on('closetag', (tag) => {
    if (tag.name !== name || open === undefined) return;
    texts.push(open.join(''));
    open = undefined;
  });
  parser.write(xml).close();
  return texts;
}

const sample = paper({
  id: '2603.01234',
  title: 'A Sample of $\\mathbb{R}^{m \\times n}$',
  abstract: 'First, with $x^2$ and [a link](https://example.org/?a=1&b=2).\n\nSecond \\<i>not italic\\</i>.',
  authors: [{ name: 'Ada Example' }, { name: 'Bo <Sample>' }],
  listed: '2026-03-04',
  updated: '2026-03-09',
  arxiv: { primary: 'cs.CL', categories: ['cs.CL'] },
  links: { abs: 'https://arxiv.org/abs/2603.01234', pdf: 'https://arxiv.org/pdf/2603.01234' },
  upvotes: 7,
});

describe('a feed', () => {
  test('has the newest papers, and all papers of the newest day', () => {
    const of = (listed: string, count: number) => Array.from({ length: count }, () => paper({ listed }));
    const days = (papers: readonly Pick<CatalogPaper, 'listed'>[]) => papers.map(({ listed }) => listed);
    expect(days(newestOf([...of('2026-03-04', 1), ...of('2026-03-03', 5)], 3))).toEqual([
      '2026-03-04',
      '2026-03-03',
      '2026-03-03',
    ]);
    expect(newestOf([...of('2026-03-04', 5), ...of('2026-03-03', 1)], 3)).toHaveLength(5);
    expect(newestOf([paper()], 3)).toEqual([]);
  });

  test('keeps the ids of its entries when the site moves, and has the same ids in all feeds', () => {
    const [here, there] = [feed([sample]), feed([sample], 'https://elsewhere.example/')];
    expect(here.entries[0]?.id).toBe(there.entries[0]?.id);
    expect(here.entries[0]?.id).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(here.entries[0]?.page).toBe('https://papers.example.org/base/papers/2603.01234.html');
    expect(topicFeeds(catalogOf([sample]), config).get('samples')?.entries).toEqual(here.entries);
  });

  test('of a renamed topic stays at its address with its entries and its id, and names the new address', () => {
    const [renamed, ...others] = topicsFile.topics.map((each) => ({ ...each, was: [`old-${each.slug}`] }));
    const catalog = createCatalog([sample], {
      topicsFile: { ...topicsFile, topics: renamed === undefined ? others : [renamed, ...others] },
      topicsOf: () => ['samples'],
      language: 'en-GB',
    });
    const feeds = topicFeeds(catalog, config);
    expect([...feeds.keys()]).toEqual(['samples', 'old-samples']);
    const [now, before] = [feeds.get('samples'), feeds.get('old-samples')];
    if (now === undefined || before === undefined) throw new Error('A feed is missing.');
    expect(before.entries).toEqual(now.entries);
    const read = parseAtomFeed(atomOf(before));
    expect(read.id).toBe('https://papers.example.org/base/topics/old-samples.xml');
    expect(read.links?.find(({ rel }) => rel === 'self')?.href).toBe(now.atom);
    expect(jsonFeedOf(before)).toBe(jsonFeedOf(now));
    expect(feedList(catalog, config)).not.toContain('old-samples');
  });

  test('contains nothing that changes by the hour, and no time of the build', () => {
    const voted = { ...sample, upvotes: 99, comments: 9, stars: 9 };
    expect(atomOf(feed([voted]))).toBe(atomOf(feed([sample])));
    expect(feed([sample])).toMatchObject({ changed: '2026-03-09', entries: [{ listed: '2026-03-04' }] });
  });

  test('has complete abstracts, with formulas that every reader shows, and without scripts', () => {
    const html = feed([sample]).entries[0]?.html ?? '';
    expect(html).toContain(
      '<p>First, with x² and <a href="https://example.org/?a=1&#x26;b=2">a link</a>.</p>',
    );
    expect(html).toContain('&#x3C;i>not italic');
    expect(html).toContain('<a href="https://arxiv.org/pdf/2603.01234">PDF</a>');
    expect(feed([sample]).entries[0]?.title).toBe('A Sample of ℝ^(m×n)');
  });

  test('makes links absolute, relative to the page of the paper', () => {
    const linking = { ...sample, abstract: '[the day](../days/2026-03-04.html)' };
    expect(feed([linking]).entries[0]?.html).toContain(
      'href="https://papers.example.org/base/days/2026-03-04.html"',
    );
  });

  test('names very many authors as lists do', () => {
    const authors = Array.from({ length: 3000 }, (_, i) => ({ name: `Author ${i + 1}` }));
    expect(feed([{ ...sample, authors }]).entries[0]?.authors).toEqual([
      'Author 1, Author 2, Author 3, … Author 3000 (+2996)',
    ]);
  });

  test('does not exist without an address, or without papers of a known day', () => {
    const { url: _, ...nowhere } = config;
    expect(siteFeed(catalogOf([sample]), nowhere)).toBeUndefined();
    expect(topicFeeds(catalogOf([sample]), nowhere).size).toBe(0);
    expect(feedList(catalogOf([sample]), nowhere)).toBeUndefined();
    expect(siteFeed(catalogOf([paper()]), config)).toBeUndefined();
    expect([...topicFeeds(catalogOf([sample]), config).keys()]).toEqual(['samples']);
  });
});

describe('Atom', () => {
  test('is valid, and another program reads the same data from it', async () => {
    const xml = atomOf(feed([sample, paper({ listed: '2026-03-03', withdrawn: '2026-03-05' })]));
    expect(await xmlFaults(xml, 'atom')).toEqual([]);
    const read = parseAtomFeed(xml);
    expect(read.links?.find(({ rel }) => rel === 'self')?.href).toBe(
      'https://papers.example.org/base/feed.xml',
    );
    expect(read.authors).toEqual([{ name: config.name, uri: 'https://papers.example.org/base/index.html' }]);
    expect(read.entries?.[0]).toMatchObject({
      title: { value: 'A Sample of ℝ^(m×n)' },
      published: '2026-03-04T00:00:00Z',
      updated: '2026-03-09T00:00:00Z',
      authors: [{ name: 'Ada Example' }, { name: 'Bo <Sample>' }],
      categories: [{ term: 'R & D' }, { term: 'cs.CL', scheme: 'http://arxiv.org/schemas/atom' }],
    });
    expect(read.entries?.[1]?.content?.value).toContain('Withdrawn on 5 March 2026');
  });

  test('fails its schema if it is broken', async () => {
    const xml = atomOf(feed([sample]));
    for (const broken of [
      xml.replace(/<updated>.*?<\/updated>/, ''),
      xml.replace('2026-03-04T00:00:00Z', '2026-03-04'),
      xml.replace(/<id>urn[^<]*<\/id>/, ''),
      xml.replace('<entry>', '<entry><made-up/>'),
      xml.replace('rel="self"', 'rel="self" to="x"'),
    ]) {
      expect(broken).not.toBe(xml);
      expect(await xmlFaults(broken, 'atom')).not.toEqual([]);
    }
  });
});

describe('JSON Feed', () => {
  test('is valid, and has the same data as the Atom feed', () => {
    const made = feed([sample, paper({ listed: '2026-03-03' })]);
    const json = jsonFeedOf(made);
    expect(jsonFeedFaults(json)).toEqual([]);
    expect(JSON.parse(json)).toMatchObject({
      feed_url: 'https://papers.example.org/base/feed.json',
      items: [
        {
          id: made.entries[0]?.id,
          external_url: 'https://arxiv.org/abs/2603.01234',
          tags: ['R & D', 'cs.CL'],
        },
        { title: made.entries[1]?.title },
      ],
    });
  });

  test('fails its schema if it is broken', () => {
    const json = jsonFeedOf(feed([sample]));
    for (const broken of [
      json.replace('"content_html"', '"contents"'),
      json.replace('T00:00:00Z', ''),
      '{}',
    ]) {
      expect(jsonFeedFaults(broken)).not.toEqual([]);
    }
  });
});

describe('the list of feeds', () => {
  test('is valid OPML with all feeds', async () => {
    const xml = feedList(catalogOf([sample]), config) ?? '';
    expect(await xmlFaults(xml, 'opml')).toEqual([]);
    expect(Array.from(xml.matchAll(/xmlUrl="([^"]*)"/g), ([, url]) => url)).toEqual([
      'https://papers.example.org/base/feed.xml',
      'https://papers.example.org/base/topics/samples.xml',
    ]);
    expect(await xmlFaults(xml.replaceAll('xmlUrl', 'url'), 'opml')).not.toEqual([]);
  });
});

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    'a ]]> b <![CDATA[ c',
    '&amp; &lt; &nbsp; &#0; %PUBLIC;',
    '<!-- not a comment --> <?php ?>',
    'שלום \u202Eright to left\u202C عالم',
    '👩‍🚀 漢字 e\u0301',
    'control \u0000\u0008\u001B\u007F\u0085 \uFFFE\uFFFF',
    'quotes " \' ` and \\ $x$',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
);
// Characters that XML cannot contain are left out. Parsers read all line ends alike, and no code here turns
// them into spaces.
const asRead = (text: string) =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

describe('with any titles, names and abstracts', () => {
  test('feeds stay valid, and plain texts are read back unchanged', async () => {
    const records = fc.array(fc.record({ title: hostile, name: hostile, abstract: hostile }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(records, async (texts) => {
        const papers = texts.map(({ title, name, abstract }, i) =>
          paper({
            id: `hostile-${i}`,
            title: fromPlain([title.toWellFormed()]) || 'x',
            authors: [{ name: name.toWellFormed() }],
            abstract: fromPlain([abstract.toWellFormed()]),
            listed: '2026-03-04',
          }),
        );
        const view = catalogOf(papers).view;
        const made = feedOf(papers.map(view), config);
        if (made === undefined) throw new Error('There is no feed.');
        const [xml, json] = [atomOf(made), jsonFeedOf(made)];
        expect(await xmlFaults(xml, 'atom')).toEqual([]);
        expect(jsonFeedFaults(json)).toEqual([]);
        expect(textsOf(xml, 'title').slice(1)).toEqual(
          papers.map((one) => asRead(view(one).titlePlain || one.id)),
        );
        expect(textsOf(xml, 'name').slice(1)).toEqual(texts.map(({ name }) => asRead(name)));
        expect(textsOf(xml, 'content')).toEqual(made.entries.map(({ html }) => asRead(html)));
        for (const html of textsOf(xml, 'content'))
          expect(html).not.toMatch(/<(?!\/?(?:p|a|em|strong|code)\b)/);
        expect(JSON.parse(json)).toMatchObject({
          items: papers.map((one) => ({ title: view(one).titlePlain || one.id })),
        });
      }),
      { numRuns: 25 },
    );
  });
});
