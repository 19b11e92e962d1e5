import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasSigns, restoreCitation, shortenCitation } from '../../../src/offline/packs/short-citation.ts';

interface Cited {
  readonly record: unknown;
  readonly reference: string;
  readonly bibtex: string;
}

const pageOf = ({ record, reference, bibtex }: Cited, abstract = '') =>
  `<h1>A Title</h1><div class="prose" dir="auto"><p>${abstract}</p></div><p class="reference">${reference}</p><details><pre translate="no">${bibtex}</pre></details>
<script type="application/json" class="cite-record">${JSON.stringify(record)}</script><p>Ada Example and Bo Sample</p>`;

const RECORD = {
  id: 'example2026title',
  title: 'A Title',
  author: ['Example, Ada', { given: 'Bo', family: 'Sample' }, { literal: 'The Team' }],
  number: 'arXiv:2603.01234',
  URL: 'https://arxiv.org/abs/2603.01234',
};
const BIBTEX = `@misc{example2026title,
  title = {A Title},
  author = {Example, Ada and
            Sample, Bo and
            The Team},
  eprint = {2603.01234},
  url = {https://arxiv.org/abs/2603.01234}
}
`;
const REFERENCE =
  '<bdi>Ada Example, Bo Sample and The Team. 2026. </bdi><cite>A Title</cite>. arXiv:2603.01234.';

describe('the citations of a page', () => {
  test('lose what the record repeats, and nothing else of the page changes', () => {
    const short = shortenCitation(pageOf({ record: RECORD, reference: REFERENCE, bibtex: BIBTEX }));
    const citations = short.slice(0, short.indexOf('</pre>'));
    expect([short, restoreCitation(short)].map((html) => hasSigns(Buffer.from(html)))).toEqual([true, false]);
    for (const value of ['Example', 'Sample', 'The Team', '2603.01234', 'arxiv.org'])
      expect(citations.slice(citations.indexOf('<p ')), value).not.toContain(value);
    expect(short).toContain('<h1>A Title</h1>');
    expect(short).toContain('<p>Ada Example and Bo Sample</p>');
    expect(short).toContain(JSON.stringify(RECORD));
  });

  test('of two papers with other names and titles become the same text', () => {
    const other = {
      ...RECORD,
      id: 'other2026work',
      title: 'Work',
      author: [
        { given: 'Cy', family: 'Other' },
        { given: 'Di', family: 'Person' },
      ],
    };
    const bibtex = BIBTEX.replace('example2026title', 'other2026work')
      .replace('A Title', 'Work')
      .replace(/author = \{[^}]*\}/u, 'author = {Other, Cy and\n            Person, Di}');
    const reference = '<bdi>Cy Other and Di Person. 2026. </bdi><cite>Work</cite>. arXiv:2603.01234.';
    const citations = (html: string) => /<p class[\s\S]*<\/pre>/u.exec(html)?.[0];
    const [one, two] = [
      shortenCitation(pageOf({ record: RECORD, reference: REFERENCE, bibtex: BIBTEX })),
      shortenCitation(pageOf({ record: other, reference, bibtex })),
    ];
    expect(citations(one)).toBe(citations(two));
  });

  test('come back as they were, whatever the names and the title are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('', '$&', '$1', '\u000e', 'a & b', "d'Ada", '"x" < y', 'and'),
    );
    const name = fc.record({ given: text, family: text, literal: text }, { requiredKeys: [] });
    const record = fc.record(
      { id: text, title: text, author: fc.array(name, { maxLength: 9 }), number: text, URL: text, DOI: text },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(record, fc.constantFrom(null, 1, [])), text, text, (one, reference, bibtex) => {
        const page = pageOf({ record: one, reference: reference + REFERENCE, bibtex: BIBTEX + bibtex });
        expect(restoreCitation(shortenCitation(page))).toBe(page.replaceAll('\u000e', ''));
      }),
    );
  });

  test('do without an abstract that the page shows', () => {
    const abstract = 'If a < b & "c", we\\’re done, \\frac.';
    const shown = 'If a &lt; b &amp; "c", we\\’re done, \\frac.';
    const record = JSON.stringify({ ...RECORD, abstract }).replaceAll('<', '\\u003c');
    const page = pageOf({ record: 0, reference: REFERENCE, bibtex: BIBTEX }, shown).replace(
      '>0<',
      `>${record}<`,
    );
    const short = shortenCitation(page);
    expect(short.match(/we/gu)).toHaveLength(1);
    expect(restoreCitation(short)).toBe(page);
  });

  test('stay as they are on a page without a record, or with a damaged one', () => {
    for (const page of [
      '<p class="reference">A</p>',
      pageOf({ record: RECORD, reference: 'x', bibtex: 'y' }).replace('{', ''),
    ])
      expect(restoreCitation(shortenCitation(page))).toBe(page);
  });
});
