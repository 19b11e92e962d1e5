import { describe, expect, test } from 'vitest';
import { chooseTerms } from '../../../src/search/semantic/choose-terms.ts';
import type { Directory } from '../../../src/search/semantic/directory.ts';
import { SegmentRanking } from '../../../src/search/semantic/segment-ranking.ts';
import type { TermEntry } from '../../../src/search/semantic/term-block.ts';
import { termVectorOf } from '../../../src/search/semantic/term-vector.ts';
import { highest, scoreWords, termWeights } from '../../../src/search/semantic/word-scores.ts';
import { COARSE } from '../../../src/vectors/quantization/scalar-quantizer.ts';

const DIMENSIONS = 16;
const directory = (parts: Partial<Directory>): Directory => ({
  dimensions: DIMENSIONS,
  papers: 1000,
  starts: [''],
  frequent: new Map(),
  common: new Map(),
  sizes: new Uint32Array(),
  centres: new Uint8Array(),
  ...parts,
});
const entry = (term: string, papers: number[], impacts: number[]): TermEntry => ({
  term,
  vector: undefined,
  papers: Uint32Array.from(papers),
  impacts: Uint8Array.from(impacts),
});

describe('the terms of a request', () => {
  test('are searched, the rare ones before the frequent ones; common ones only count by their vectors', () => {
    const directories = [
      directory({
        frequent: new Map([
          ['graph', 50],
          ['tree', 20],
        ]),
        common: new Map([['model', undefined]]),
      }),
    ];
    expect(chooseTerms(['graph', 'tree', 'model', 'clique', 'tree'], directories)).toEqual({
      searched: ['clique', 'tree', 'graph'],
      common: ['model'],
    });
  });

  test('are no more than a reader can load', () => {
    const frequent = new Map(Array.from({ length: 100 }, (_, at) => [`f${at}`, 3000 + at]));
    const rare = Array.from({ length: 100 }, (_, at) => `r${at}`);
    const { searched } = chooseTerms([...frequent.keys(), ...rare], [directory({ frequent })]);
    expect(searched).toEqual(rare.slice(0, 40));
    expect(chooseTerms(frequent.keys(), [directory({ frequent })]).searched).toHaveLength(19);
  });
});

describe('the score of words', () => {
  test('is higher for rare terms, and for terms whose vectors are long', () => {
    const segments = [
      [entry('rare', [1], [15]), entry('frequent', [1, 2, 3], [15, 15, 15])],
      [entry('frequent', [0], [15])],
    ];
    const plain = termWeights(segments, new Map(), 100);
    expect(plain.get('rare')).toBeGreaterThan(plain.get('frequent') ?? 0);
    const long = termVectorOf(new Float32Array(DIMENSIONS).fill(100));
    const short = termVectorOf(new Float32Array(DIMENSIONS).fill(0.1));
    if (long === undefined || short === undefined) throw new Error('A vector is missing.');
    const weighted = termWeights(
      segments,
      new Map([
        ['rare', short],
        ['frequent', long],
      ]),
      100,
    );
    expect(weighted.get('rare')).toBeLessThan(weighted.get('frequent') ?? 0);
  });

  test('is the sum over the terms that a paper has', () => {
    const weights = new Map([
      ['a', 2],
      ['b', 3],
    ]);
    const scores = scoreWords([entry('a', [0, 2], [15, 15]), entry('b', [2], [15])], weights, 4);
    expect([...scores]).toEqual([2, 0, 5, 0]);
    expect(highest(scores, 2)).toEqual([2, 0]);
    expect(highest(scores, 10, (paper) => paper !== 2)).toEqual([0]);
  });
});

describe('a segment', () => {
  const axis = (at: number) => Float32Array.from({ length: DIMENSIONS }, (_, own) => (own === at ? 1 : 0.01));
  const codes = (...vectors: Float32Array[]) => {
    const length = COARSE.codeLength(DIMENSIONS);
    const all = new Uint8Array(vectors.length * length);
    for (const [at, vector] of vectors.entries()) all.set(COARSE.encode(vector), at * length);
    return all;
  };
  const ranking = () =>
    new SegmentRanking(
      directory({ papers: 4, sizes: Uint32Array.of(1, 3), centres: codes(axis(0), axis(5)) }),
      Float32Array.of(0, 1, 0, 2),
      axis(5),
    );

  test('estimates by the centre of its cluster how near a paper is, until the cluster is loaded', () => {
    const own = ranking();
    const [first] = own.byWords(2);
    if (first === undefined) throw new Error('Nothing was found.');
    expect(first).toMatchObject({ paper: 3, cluster: 1, words: 2 });
    expect(own.located(first)).toBeUndefined();
    own.add(1, { places: Uint32Array.of(7, 8, 9), codes: codes(axis(5), axis(5), axis(9)) });
    expect(own.refined(first).meaning).toBeLessThan(first.meaning);
    expect(own.located(first)?.place).toBe(9);
    expect(own.inLoaded((paper) => paper !== 2).map(({ paper }) => paper)).toEqual([1, 3]);
  });

  test('knows the clusters that are nearest to a request', () => {
    expect(ranking().nearestClusters(1)).toEqual([1]);
  });
});
