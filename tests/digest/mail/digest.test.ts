import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { CatalogPaper } from '../../../src/catalog/paper/catalog-paper.ts';
import { mailColours } from '../../../src/digest/mail/colours.ts';
import { digestContent } from '../../../src/digest/mail/digest-content.ts';
import { firstLinesOf } from '../../../src/digest/mail/first-lines.ts';
import { fitFragment, fitMail, MAX_MAIL_BYTES } from '../../../src/digest/mail/fit-size.ts';
import { createMailWriter } from '../../../src/digest/mail/mail-writer.ts';
import { subjectOf } from '../../../src/digest/mail/words.ts';
import { contrast, parseColour } from '../../../src/site/colour/colour.ts';
import { paperOf, siteOf, topicOf } from '../content.ts';

const look = {
  ...mailColours(undefined),
  unsubscribe: 'https://lists.example.org/u?reader=ada%40example.org',
};

function contentOf(
  papers: readonly CatalogPaper[],
  key = '2026-03-04',
  topics: readonly string[] = [],
  slugs = ['reasoning', 'agents'],
) {
  const frequency = key.includes('W') ? 'week' : 'day';
  return digestContent(
    { key, frequency, published: '2026-03-05T06:00:00Z', papers },
    siteOf(papers, slugs),
    topics.map(topicOf),
  );
}

const abstract = 'We study $M \\in \\mathbb{R}^{m \\times n}$, and find that <b>herons</b> agree. '.repeat(
  12,
);

describe('the content of a digest', () => {
  const papers = [
    paperOf('a', '2026-03-04', {
      upvotes: 1,
      topics: ['reasoning'],
      authors: [{ name: 'Ada Lovelace' }],
      abstract,
    }),
    paperOf('b', '2026-03-04', { upvotes: 9, topics: ['agents', 'reasoning'] }),
    paperOf('late', '2026-03-02', { title: 'The $\\alpha$ of herons' }),
  ];

  test('has the order of the site, then papers that were read in late', () => {
    const { sections, title, page, paperCount } = contentOf(papers);
    expect([title, page, paperCount]).toEqual([
      '4 March 2026',
      'https://papers.example.org/days/2026-03-04.html',
      3,
    ]);
    expect(
      sections.map(({ heading, papers: own }) => [heading, ...own.map(({ title: name }) => name)]),
    ).toEqual([
      ['Wednesday, 4 March 2026', 'Paper b', 'Paper a'],
      ['Added late: listed on 2 March 2026', 'The α of herons'],
    ]);
  });

  test('says why a paper is in it, and has only the topics of the reader', () => {
    const { sections, topics, paperCount, page } = contentOf(papers, '2026-03-04', ['agents']);
    expect(sections.flatMap(({ papers: own }) => own.map(({ title, reason }) => [title, reason]))).toEqual([
      ['Paper b', 'topic: Agents'],
    ]);
    expect([topics, paperCount, page]).toEqual([
      ['Agents'],
      1,
      'https://papers.example.org/topics/agents.html',
    ]);
    expect(contentOf(papers).sections[0]?.papers[0]?.reason).toBe('topics: Agents, Reasoning');
  });

  test('of a week has a heading for each day', () => {
    const week = contentOf([...papers, paperOf('older', '2026-02-20')], '2026-W10');
    expect(subjectOf(week)).toBe('Examples: 4 papers, Week 10, 2026');
    expect(week.sections.map(({ heading }) => heading)).toEqual([
      'Monday, 2 March 2026',
      'Wednesday, 4 March 2026',
      'Added late: listed on 20 February 2026',
    ]);
  });
});

describe('a digest as HTML and as text', () => {
  const papers = [
    paperOf('a', '2026-03-04', {
      title: 'A <script>title</script> & "more"',
      topics: ['reasoning'],
      abstract,
    }),
  ];
  const { html, text } = fitMail(contentOf(papers), look);

  test('have the same papers, with formulas as text', () => {
    for (const part of [
      'M ∈ ℝ^(m×n)',
      'Topic: Reasoning',
      'https://papers.example.org/papers/a.html',
      look.unsubscribe,
    ]) {
      expect(html).toContain(part.replaceAll('&', '&amp;'));
      expect(text).toContain(part);
    }
    expect(text).toContain('A <script>title</script> & "more"');
  });

  test('load nothing, run nothing, and lead only to the site and to the end of the subscription', () => {
    const addresses: string[] = [];
    visit(fromHtml(html), 'element', ({ tagName, properties }) => {
      expect([
        'html',
        'head',
        'meta',
        'title',
        'style',
        'body',
        'table',
        'tbody',
        'tr',
        'td',
        'h1',
        'h2',
        'h3',
        'p',
        'a',
      ]).toContain(tagName);
      expect(
        Object.keys(properties).filter((name) => /^(?:src|srcSet|background|on.*)$/u.test(name)),
      ).toEqual([]);
      if (typeof properties.href === 'string') addresses.push(properties.href);
    });
    expect(html).not.toMatch(/url\(|@import|http-equiv/u);
    for (const address of addresses) expect(address).toMatch(/^https:\/\/(?:papers|lists)\.example\.org\//u);
  });

  test('are readable in both themes', () => {
    for (const accent of [undefined, '#ffee00', 'navy', 'black', 'white'])
      for (const { paper, ink, muted, accent: link } of Object.values(mailColours(accent)))
        for (const colour of [ink, muted, link]) {
          const [one, other] = [parseColour(colour), parseColour(paper)];
          expect(
            one !== undefined && other !== undefined && contrast(one, other),
            `${colour} on ${paper}`,
          ).toBeGreaterThan(6.9);
        }
  });
});

describe('the size of a digest', () => {
  const many = (count: number, text = abstract) =>
    Array.from({ length: count }, (_, i) =>
      paperOf(`2603.${String(i).padStart(5, '0')}`, '2026-03-04', {
        title: `A title of usual length for a paper about many herons, number ${i}`,
        abstract: text,
        topics: ['reasoning', 'agents'],
        authors: Array.from({ length: 5 }, (__, n) => ({ name: `Given Family${n}` })),
      }),
    );
  const bytesOf = async (papers: readonly CatalogPaper[]) => {
    const write = createMailWriter({
      site: siteOf(papers, ['reasoning', 'agents']),
      look,
      from: 'digest@papers.example.org',
      listId: 'd.example.org',
      unsubscribe: look.unsubscribe,
      secret: '',
    });
    const edition = {
      key: '2026-03-04',
      frequency: 'day' as const,
      published: '2026-03-05T06:00:00Z',
      papers,
    };
    return (await write(edition, { address: 'ada@example.org', topics: [] }))?.length ?? 0;
  };

  test('stays below the limit for 77 papers, all of them in it', async () => {
    const { extent } = fitMail(contentOf(many(77)), look);
    expect(extent.papers).toBe(77);
    expect(extent.firstLines).toBeGreaterThan(0);
    expect(await bytesOf(many(77))).toBeLessThanOrEqual(MAX_MAIL_BYTES);
  });

  test('stays below it for 250 papers: the others are counted, with a link to the day', async () => {
    const content = contentOf(many(250, 'Herons agree. '.repeat(30)));
    const { extent, html, text } = fitMail(content, look);
    const rest = `And ${250 - extent.papers} more papers on the site`;
    expect(extent.papers).toBeLessThan(250);
    expect(html).toContain(rest);
    expect(text).toContain(`${rest}:\n${content.page}`);
    expect(html).toContain('Unsubscribe');
    expect(await bytesOf(many(250, 'Herons agree. '.repeat(30)))).toBeLessThanOrEqual(MAX_MAIL_BYTES);
    expect(Buffer.byteLength(fitFragment(content, look).html)).toBeLessThanOrEqual(80_000);
  });

  test('stays below it for any texts: long titles, scripts, symbols', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom(
        '論'.repeat(3000),
        'x'.repeat(20_000),
        '👩🏽‍🔬'.repeat(900),
        'مرحبا '.repeat(500),
        '<&">'.repeat(900),
      ),
    );
    const paper = fc.record({ title: text.map((value) => `T ${value}`), abstract: text });
    await fc.assert(
      fc.asyncProperty(
        fc.array(paper, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 4 }),
        async (texts, times) => {
          const papers = Array.from({ length: times }, () => texts)
            .flat()
            .map((fields, i) => paperOf(`p-${i}`, '2026-03-04', fields));
          expect(await bytesOf(papers)).toBeLessThanOrEqual(MAX_MAIL_BYTES);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('shortens first lines between words, never inside of a character', () => {
    expect(firstLinesOf('Herons wait, and  then\nagree.', 100)).toBe('Herons wait, and then agree.');
    expect(firstLinesOf('Herons wait, and then agree.', 20)).toBe('Herons wait, and …');
    expect(firstLinesOf('👩🏽‍🔬'.repeat(9), 20)).toBe('👩🏽‍🔬👩🏽‍🔬 …');
    expect(firstLinesOf('Herons', 0)).toBe('');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 4, max: 120 }),
        (text, length) => {
          const lines = firstLinesOf(text, length);
          expect(lines.length).toBeLessThanOrEqual(length);
          expect(lines.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});
