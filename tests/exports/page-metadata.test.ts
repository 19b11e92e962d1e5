import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationMeta } from '../../src/exports/head/citation-meta.ts';
import { coins } from '../../src/exports/head/coins.ts';
import { embeddedJson, scholarlyArticle } from '../../src/exports/head/scholarly-article.ts';
import { signposts } from '../../src/exports/head/signposting.ts';
import { paper } from '../paper/papers.ts';

const known = paper({
  title: 'A $O(n)$ Sample',
  authors: [
    { name: 'Jan van der Voorbeeld Jr.', orcid: '0000-0001-2345-6789', affiliation: 'Sample School' },
    { name: 'The SAMPLE Collaboration' },
  ],
  published: '2026-03-02',
  updated: '2026-03-05',
  doi: '10.1000/a?b',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  links: { abs: 'https://arxiv.org/abs/2603.01234', pdf: 'https://arxiv.org/pdf/2603.01234' },
  keywords: ['one', 'two'],
});

describe('the meta tags of a paper', () => {
  test('have all known facts, with a tag for each author', () => {
    const tags = citationMeta(known).map(({ name, content }) => `${name}=${content}`);
    expect(tags.slice(1)).toEqual([
      'citation_author=van der Voorbeeld, Jan, Jr.',
      'citation_author=The SAMPLE Collaboration',
      'citation_publication_date=2026/03/02',
      'citation_online_date=2026/03/05',
      'citation_arxiv_id=2603.01234',
      'citation_doi=10.1000/a?b',
      'citation_abstract_html_url=https://arxiv.org/abs/2603.01234',
      'citation_pdf_url=https://arxiv.org/pdf/2603.01234',
      'citation_keywords=one; two',
      'z:itemType=preprint',
    ]);
    expect(tags[0]).toMatch(/^citation_title=A .*Sample$/);
  });

  test('name a journal or a conference only if the paper was published there', () => {
    const names = (fields: Parameters<typeof paper>[0]) =>
      citationMeta(paper(fields)).map(({ name }) => name);
    expect(names({ venue: 'Journal of Samples' })).not.toContain('citation_journal_title');
    expect(names({ id: 'a-b', venue: 'Journal of Samples' })).toContain('citation_journal_title');
    expect(names({ id: 'a-b', venue: 'Proceedings of Samples' })).toContain('citation_conference_title');
  });

  test('name a limited number of authors, as do all elements of the head', () => {
    const authors = Array.from({ length: 3300 }, (_, at) => ({ name: `Author ${at}`, orcid: `${at}` }));
    const one = paper({ authors });
    expect(citationMeta(one).filter(({ name }) => name === 'citation_author').length).toBe(100);
    expect(signposts(one).filter(({ rel }) => rel === 'author').length).toBe(100);
    expect(scholarlyArticle(one)).toMatchObject({ author: { length: 100 } });
  });

  test('leave out a day whose year is inferred', () => {
    const tags = citationMeta(paper({ published: '2026-03-02', publishedInferred: 'year' }));
    expect(tags.map(({ name }) => name)).not.toContain('citation_publication_date');
  });
});

describe('JSON-LD', () => {
  test('describes the paper and its authors', () => {
    expect(scholarlyArticle(known, 'https://site.example/papers/2603.01234.html')).toMatchObject({
      '@type': 'ScholarlyArticle',
      url: 'https://site.example/papers/2603.01234.html',
      author: [
        {
          '@type': 'Person',
          name: 'Jan van der Voorbeeld Jr.',
          givenName: 'Jan',
          familyName: 'van der Voorbeeld',
          sameAs: 'https://orcid.org/0000-0001-2345-6789',
          affiliation: { name: 'Sample School' },
        },
        { '@type': 'Organization', name: 'The SAMPLE Collaboration' },
      ],
      sameAs: ['https://arxiv.org/abs/2603.01234', 'https://doi.org/10.1000/a%3Fb'],
      datePublished: '2026-03-02',
    });
  });

  test('has separate parts only for names that do not split at their last space', () => {
    const article = scholarlyArticle(
      paper({
        authors: [{ name: 'Ada B. Example' }, { name: 'Example Ada', given: 'Ada', family: 'Example' }],
      }),
    );
    expect(article).toMatchObject({
      author: [
        { '@type': 'Person', name: 'Ada B. Example' },
        { name: 'Example Ada', givenName: 'Ada', familyName: 'Example' },
      ],
    });
    expect(JSON.stringify(article).match(/givenName/gu)).toHaveLength(1);
  });

  test('cannot end the element that contains it', () => {
    const text = embeddedJson(scholarlyArticle(paper({ title: '\\</script>\\<!--' })));
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toMatchObject({ headline: '</script><!--' });
  });
});

describe('COinS', () => {
  test('have the fields that a reference manager needs', () => {
    const fields = new URLSearchParams(coins(known));
    expect(fields.getAll('rft.creator')).toEqual(['Jan van der Voorbeeld Jr.', 'The SAMPLE Collaboration']);
    expect(fields.get('rft.date')).toBe('2026-03-02');
    expect(fields.getAll('rft_id')).toEqual(['info:arxiv/2603.01234', 'info:doi/10.1000/a?b']);
  });

  test('are read back unchanged with any title and name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        const fields = new URLSearchParams(coins(paper({ authors: [{ name }] })));
        expect(fields.getAll('rft.creator')).toEqual([name]);
      }),
    );
  });

  test('name the journal', () => {
    const fields = new URLSearchParams(coins(paper({ id: 'a-b', venue: 'Journal of Samples' })));
    expect(fields.get('rft.jtitle')).toBe('Journal of Samples');
    expect(fields.get('rft.genre')).toBe('article');
  });

  test('are left out for a paper with very many authors', () => {
    const authors = Array.from({ length: 31 }, () => ({ name: 'Ada Example' }));
    expect(coins(paper({ authors }))).toBeUndefined();
  });
});

describe('signposts', () => {
  test('link to the files and pages of a paper', () => {
    expect(signposts(known).map(({ rel, href }) => `${rel} ${href}`)).toEqual([
      'cite-as https://doi.org/10.1000/a%3Fb',
      'type https://schema.org/AboutPage',
      'type https://schema.org/ScholarlyArticle',
      'author https://orcid.org/0000-0001-2345-6789',
      'license https://creativecommons.org/licenses/by/4.0/',
      'item https://arxiv.org/pdf/2603.01234',
      'describedby https://export.arxiv.org/api/query?id_list=2603.01234',
    ]);
  });

  test('link to the ACL Anthology for its papers, and leave out unknown links', () => {
    expect(signposts(paper({ id: 'P19-1001' })).map(({ rel }) => rel)).toEqual([
      'type',
      'type',
      'describedby',
    ]);
    expect(signposts(paper({ id: 'a-b' })).map(({ rel }) => rel)).toEqual(['type', 'type']);
  });
});
