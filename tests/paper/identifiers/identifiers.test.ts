import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fileNameOf,
  ID_PATTERN,
  idFromFileName,
  normalizeTitle,
  parseAclId,
  parseArxivId,
  parseDoi,
} from '../../../src/paper/identifiers/identifiers.ts';

describe('arXiv identifiers', () => {
  test.each([
    ['2603.01234', '2603.01234', undefined],
    ['2603.01234v2', '2603.01234', 2],
    [' arXiv:2603.01234v12 ', '2603.01234', 12],
    ['arxiv:0704.0001', '0704.0001', undefined],
    ['1412.9999', '1412.9999', undefined],
    ['1501.00001', '1501.00001', undefined],
    ['2406.105', '2406.00105', undefined],
    ['0704.123', '0704.0123', undefined],
    ['hep-th/9901001', 'hep-th/9901001', undefined],
    ['math.GT/0309136v1', 'math/0309136', 1],
    ['cond-mat.mtrl-sci/0703470', 'cond-mat/0703470', undefined],
    ['http://arxiv.org/abs/2603.01234v2', '2603.01234', 2],
    ['https://www.arxiv.org/pdf/2603.01234.pdf', '2603.01234', undefined],
    ['https://arxiv.org/pdf/2603.01234v3.pdf', '2603.01234', 3],
    ['https://export.arxiv.org/abs/hep-th/9901001', 'hep-th/9901001', undefined],
    ['https://arxiv.org/html/2603.01234/', '2603.01234', undefined],
    ['https://arxiv.org/abs/2603.01234?context=cs.CL#top', '2603.01234', undefined],
    ['arXiv:2603.01234v5 [cs.CL]', '2603.01234', 5],
    ['2603.01234 [cs]', '2603.01234', undefined],
    ['arXiv:2603.01234 (cs.LG, stat.ML)', '2603.01234', undefined],
    ['arXiv preprint arXiv:2603.01234', '2603.01234', undefined],
    ['arXiv e-prints, arXiv:2603.01234.', '2603.01234', undefined],
    ['Preprint, arXiv: hep-th/9901001', 'hep-th/9901001', undefined],
    ['arXiv:HEP-TH/9901001', 'hep-th/9901001', undefined],
    ['arXiv.2603.01234', '2603.01234', undefined],
    ['arxiv.org/abs/2603.01234', '2603.01234', undefined],
    ['www.arxiv.org/pdf/2603.01234v2', '2603.01234', 2],
    ['http://de.arxiv.org/abs/2603.01234', '2603.01234', undefined],
    ['http://xxx.lanl.gov/abs/hep-th/9901001', 'hep-th/9901001', undefined],
    ['https://ar5iv.org/abs/2603.01234', '2603.01234', undefined],
    ['https://ar5iv.labs.arxiv.org/html/2603.01234', '2603.01234', undefined],
    ['https://www.alphaxiv.org/abs/2603.01234v1', '2603.01234', 1],
    ['https://huggingface.co/papers/2603.01234', '2603.01234', undefined],
    ['10.48550/arXiv.2603.01234', '2603.01234', undefined],
    ['https://doi.org/10.48550/arXiv.hep-th/9901001', 'hep-th/9901001', undefined],
  ])('are found in %s', (text, id, version) => {
    expect(parseArxivId(text)).toEqual(version === undefined ? { id } : { id, version });
  });

  test.each([
    '',
    'a paper',
    '2613.01234',
    '2600.01234',
    '1412.00001',
    '2603.012345',
    '2603.01',
    '2603.01234v0',
    '2603.01234v1000000',
    `hep-th/9901001v${'9'.repeat(400)}`,
    `${'hep'.repeat(100)}-th/9901001`,
    `hep-${'th'.repeat(100)}/9901001`,
    '2603.01234 and more',
    '10.1000/xyz',
    'hep-th/9913001',
    'hep-th/99010011',
    'https://example.org/abs/2603.01234',
    'P19-1001',
    'jstor/2307164',
    'pubmed/9407083',
    'medline/9407',
    'See arXiv:2603.01234',
    'arXiv:2603.01234 and arXiv:2603.01235',
    'arXiv',
    '10.48550/xyz',
    'https://notarxiv.org/abs/2603.01234',
    'https://huggingface.co/datasets/2603.01234',
  ])('are not found in “%s”', (text) => {
    expect(parseArxivId(text)).toBeUndefined();
  });
});

describe('other identifiers', () => {
  test('are DOIs, in lower case whatever the source writes', () => {
    for (const text of [
      '10.1000/XyZ',
      'doi:10.1000/xyz',
      'DOI: 10.1000/xyz',
      'https://doi.org/10.1000/xyz',
      'http://dx.doi.org/10.1000/xyz',
      'doi.org/10.1000/xyz',
      'www.doi.org/10.1000/xyz',
      'https://www.doi.org/10.1000/xyz',
      'https://doi.org/10.1000%2FXYZ',
      'https://doi.org/10.1000/xyz?nosfx=y#top',
      'https://doi.org/doi:10.1000/xyz',
      'info:doi/10.1000/xyz',
      'DOI 10.1000/xyz',
      '10.1000%2fxyz',
      '10.1000/xyz?nosfx',
      '{10.1000/xyz}',
      '\\url{https://doi.org/10.1000/xyz}',
      '10.1000/xyz.',
      '10.1000/xyz);',
      '“10.1000/xyz”'.slice(1),
    ])
      expect(parseDoi(text)).toBe('10.1000/xyz');
    expect(parseDoi('10.1002/(SICI)1096-9926(199901)3:3<139::AID-X41>3.0.CO;2-2')).toBe(
      '10.1002/(sici)1096-9926(199901)3:3<139::aid-x41>3.0.co;2-2',
    );
    expect(parseDoi('10.1000/a{\\_}b\\_c')).toBe('10.1000/a_b_c');
    // The time for brackets would grow with the square of their number.
    expect(parseDoi(`10.1000/a${']'.repeat(1_000_000)}`)).toBeUndefined();
    expect(parseDoi('10.1000/S0001-2345(01)')).toBe('10.1000/s0001-2345(01)');
    for (const brackets of ['&lt;139&gt;', '$<$139$>$', '{\\textless}139{\\textgreater}', '%3C139%3E'])
      expect(parseDoi(`https://doi.org/10.1002/(SICI)3:3${brackets}3.0.CO;2-2`)).toBe(
        '10.1002/(sici)3:3<139>3.0.co;2-2',
      );
    for (const text of ['', '10.1000', '10.1/x', '10.1000/a b', '11.1000/x', '10.1000/<script>'])
      expect(parseDoi(text)).toBeUndefined();
  });

  test('are those of the ACL Anthology', () => {
    expect(parseAclId('P19-1001')).toBe('P19-1001');
    expect(parseAclId('https://aclanthology.org/2022.acl-long.220.pdf')).toBe('2022.acl-long.220');
    expect(parseAclId('https://www.aclanthology.org/2022.acl-long.220/')).toBe('2022.acl-long.220');
    for (const text of [
      'https://www.aclweb.org/anthology/P19-1001',
      'http://aclweb.org/anthology/P19-1001.pdf',
      'aclweb.org/anthology/P19-1001/',
      'https://www.aclweb.org/anthology/papers/P/P19/P19-1001/',
      'http://www.aclweb.org/anthology/P/P19/P19-1001.pdf',
      'http://aclweb.org/anthology-new/P/P19/P19-1001.bib',
      'https://aclanthology.info/papers/P19-1001/p19-1001',
      'http://aclanthology.info/pdf/P/P19/P19-1001.pdf',
      'https://aclanthology.coli.uni-saarland.de/papers/P19-1001/p19-1001',
      'http://anthology.aclweb.org/P/P19/P19-1001.pdf',
      'http://acl.ldc.upenn.edu/P/P19/P19-1001.pdf',
      'https://aclanthology.org/P19-1001v2.pdf',
    ])
      expect(parseAclId(text)).toBe('P19-1001');
    for (const text of [
      'https://aclanthology.org/volumes/P19-1/',
      'https://aclanthology.org/events/acl-2019/',
      'https://aclanthology.org/attachments/P19-1001.Poster.pdf',
      'https://example.org/anthology/P19-1001',
    ])
      expect(parseAclId(text)).toBeUndefined();
    for (const text of ['', 'p19-1001', '2022.acl', '2603.01234', 'X-1'])
      expect(parseAclId(text)).toBeUndefined();
    const endless = 'long'.repeat(50);
    for (const text of [`2022.${endless}-1.2`, `2022.acl-${endless}.2`, `2022.acl-long.${'1'.repeat(200)}`])
      expect(parseAclId(text)).toBeUndefined();
  });
});

describe('titles compared', () => {
  test('differ neither in case nor accents nor punctuation', () => {
    expect(normalizeTitle('  The Erdős–Rényi “Graph”: 𝒢₂! ')).toBe('the erdos renyi graph g2');
    expect(normalizeTitle('$k$-Means')).toBe(normalizeTitle('k-means'));
    expect(normalizeTitle('ＦＵＬＬ')).toBe('full');
  });

  test('differ where a mark makes another word', () => {
    expect(normalizeTitle('ガラス')).not.toBe(normalizeTitle('カラス'));
    expect(normalizeTitle('कि')).not.toBe(normalizeTitle('का'));
    expect(normalizeTitle('カ\u3099')).toBe(normalizeTitle('ガ'));
  });

  test('are never empty where something stands there', () => {
    expect(normalizeTitle(' ??? ')).toBe('???');
    expect(normalizeTitle('🦆')).toBe('🦆');
  });
});

describe('file names', () => {
  test('lead back to the identifier', () => {
    const known = [
      'con',
      'Aux.1',
      'nul/1',
      'com1',
      '2603.01234',
      'hep-th/9901001',
      'P19-1001',
      '2022.acl-long.220',
      'a-title',
    ];
    const any = fc.oneof(fc.constantFrom(...known), fc.stringMatching(ID_PATTERN));
    fc.assert(
      fc.property(any, (id) => {
        expect(idFromFileName(fileNameOf(id))).toBe(id);
        expect(fileNameOf(id)).not.toMatch(/[/\\:*?"<>|\s]/);
        expect(fileNameOf(id)).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
      }),
    );
  });

  test('do not end like those of pages, whose ending hosts remove', () => {
    for (const id of ['x.html', 'X.HTM', 'con.html', 'a/b.html', 'html', '2603.01234']) {
      expect(fileNameOf(id)).not.toMatch(/\.html?$/i);
      expect(idFromFileName(fileNameOf(id))).toBe(id);
    }
    expect(fileNameOf('x.html')).toBe('x.html_');
  });

  test('are those of before where Windows has nothing against them', () => {
    expect(['con', 'NUL.2', 'console', 'icon', 'con-1', 'con/1'].map(fileNameOf)).toEqual([
      'con_',
      'NUL_.2',
      'console',
      'icon',
      'con-1',
      'con_1',
    ]);
  });
});
