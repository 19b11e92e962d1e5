import { describe, expect, test } from 'vitest';
import { AuthorPool } from '../../scripts/bench-build/author-pool.ts';
import { PaperGenerator } from '../../scripts/bench-build/paper-generator.ts';
import { vocabularyOf } from '../../scripts/bench-build/vocabulary.ts';
import { randomOf } from '../../scripts/bench-search/random.ts';
import { createTopicFinder } from '../../src/catalog/topics/paper-topics.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { parse, serialize } from '../../src/store/document.ts';
import { madeUpVectors, TOPICS } from './made-up-words.ts';

const vocabulary = vocabularyOf(madeUpVectors());

function made(count: number, seed = 1): Paper[] {
  const generator = new PaperGenerator(TOPICS, vocabulary, seed);
  return Array.from({ length: count }, () => generator.make('2026-01-09'));
}

const PAPERS = made(300);

describe('made-up papers of the builds’ benchmark', () => {
  test('are the same with the same seed, and others with another', () => {
    expect(made(30, 7)).toEqual(made(30, 7));
    expect(made(30, 7)).not.toEqual(made(30, 8));
  });

  test('begin with the same papers, however many are made', () => {
    expect(made(10)).toEqual(PAPERS.slice(0, 10));
  });

  test('can be stored and read back', () => {
    for (const paper of PAPERS) {
      const stored = parse(serialize(paper), 'x.md');
      expect(stored.paper).toEqual(paper);
      expect(stored.edited).toBe(false);
    }
  });

  test('have ids of the month, each another one, and none that is taken', () => {
    const ids = PAPERS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(300);
    for (const id of ids) expect(id).toMatch(/^2601\.\d{5}$/u);
    const [first] = ids;
    const known = { ids: first === undefined ? [] : [first], names: [] };
    expect(new PaperGenerator(TOPICS, vocabulary, 1, known).make('2026-01-09').id).not.toBe(first);
  });

  test('have titles and abstracts of the usual lengths', () => {
    for (const { title, abstract } of PAPERS) {
      const [words, length] = [title.split(' ').length, abstract.split(' ').length];
      expect(words, title).toBeGreaterThanOrEqual(4);
      expect(words, title).toBeLessThanOrEqual(15);
      expect(length, abstract).toBeGreaterThanOrEqual(60);
      // A phrase or a formula takes the place of a word, and may have several.
      expect(length, abstract).toBeLessThanOrEqual(350);
    }
  });

  test('have formulas in about one paper of four', () => {
    const share = PAPERS.filter(({ abstract }) => abstract.includes('$')).length / PAPERS.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.35);
  });

  test('get topics by the rules', () => {
    const topicsOf = createTopicFinder(TOPICS);
    const topics = PAPERS.map((paper) => topicsOf(paper));
    expect(topics.filter((own) => own.length > 0).length).toBeGreaterThan(200);
    expect(new Set(topics.flat())).toEqual(new Set(['one', 'two']));
  });
});

describe('made-up authors', () => {
  const random = randomOf(3);
  const pool = new AuthorPool();
  const drawn = Array.from({ length: 2000 }, () => pool.draw(4, random).map(({ name }) => name));

  test('are different within a paper', () => {
    for (const names of drawn) expect(new Set(names).size).toBe(4);
  });

  test('mostly write one paper, and a few write many', () => {
    const counts = new Map<string, number>();
    for (const name of drawn.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
    const several = [...counts.values()].filter((count) => count > 1).length / counts.size;
    expect(several).toBeGreaterThan(0.08);
    expect(several).toBeLessThan(0.16);
    expect(Math.max(...counts.values())).toBeGreaterThan(10);
  });

  test('of a known archive write further papers', () => {
    const known = Array.from({ length: 2000 }, (_, at) => `Known Name${at}`);
    const further = new AuthorPool(known);
    const names = Array.from({ length: 100 }, () => further.draw(4, random)).flat();
    expect(names.some(({ name }) => known.includes(name))).toBe(true);
    expect(names.some(({ name }) => !known.includes(name))).toBe(true);
  });
});
