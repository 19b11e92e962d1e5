import { describe, expect, test } from 'vitest';
import { Coinage } from '../../scripts/bench-search/coinage.ts';
import { PaperMaker } from '../../scripts/bench-search/paper-maker.ts';
import { randomOf } from '../../scripts/bench-search/random.ts';
import { tokensOf, wordChainOf } from '../../scripts/bench-search/word-chain.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { parse, serialize } from '../../src/store/document.ts';

const SYLLABLES = 'ba ko mi lu te ra no su pe vi'.split(' ');

/** As many words as there are numbers below `count`, some often and most seldom. */
function wordsUpTo(count: number, seed: number): string[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    const number = Math.floor(1000 * random() ** 4);
    return [...String(number).padStart(4, '0')].map((digit) => SYLLABLES[Number(digit)]).join('');
  });
}

const PAPERS: Paper[] = Array.from({ length: 200 }, (_, at) => ({
  id: `2601.${String(at + 1).padStart(5, '0')}`,
  title: wordsUpTo(8, at).join(' '),
  authors: [{ name: `Given${at} Family${at}` }],
  listed: '2026-01-05',
  arxiv: { primary: 'cs.LG' },
  sources: ['made-up'],
  abstract: `${wordsUpTo(60, 1000 + at).join(' ')} $x + y$ end.`,
}));

function made(count: number, seed: number): Paper[] {
  const maker = new PaperMaker(PAPERS, seed);
  return Array.from({ length: count }, () => maker.make('2026-01-09'));
}

describe('made-up papers', () => {
  test('are the same with the same seed, and others with another', () => {
    expect(made(20, 7)).toEqual(made(20, 7));
    expect(made(20, 7)).not.toEqual(made(20, 8));
  });

  test('can be stored and read back', () => {
    for (const paper of made(50, 1)) expect(parse(serialize(paper), 'x.md').paper).toEqual(paper);
  });

  test('have ids of the month that no other paper has', () => {
    const ids = made(300, 1).map(({ id }) => id);
    expect(new Set([...ids, ...PAPERS.map(({ id }) => id)]).size).toBe(500);
    for (const id of ids) expect(id).toMatch(/^2601\.\d{5}$/u);
  });

  test('have ids of four digits where arXiv had them', () => {
    expect(new PaperMaker(PAPERS, 1).make('2009-11-03').id).toBe('0911.0001');
  });

  test('bring new words, ever fewer, as a growing archive does', () => {
    const papers = made(3000, 1);
    const known = new Set(PAPERS.flatMap(({ abstract }) => abstract.split(' ')));
    const news = [0, 1500].map((from) => {
      const words = papers.slice(from, from + 1500).flatMap(({ abstract }) => abstract.split(' '));
      const fresh = new Set(words.filter((word) => !known.has(word)));
      for (const word of fresh) known.add(word);
      return fresh.size;
    });
    expect(news[0]).toBeGreaterThan(100);
    expect(news[1]).toBeGreaterThan(50);
    expect(news[1]).toBeLessThan(news[0] ?? 0);
  });
});

describe('a chain of words', () => {
  test('goes only from a word to one that has followed it', () => {
    const chain = wordChainOf(['one two three', 'two one']);
    const pairs = new Set(['one two', 'two three', 'two one', 'three two', 'three one', 'one one']);
    const walked = chain.walk(200, true, randomOf(1));
    expect(walked).toHaveLength(200);
    walked.forEach((word, at) => {
      if (at > 0) expect(pairs).toContain(`${walked[at - 1]} ${word}`);
    });
  });

  test('keeps a formula whole, and leaves it out where it is not wanted', () => {
    expect(tokensOf(String.raw`so $a + b$-free at \$5 a $c$`)).toEqual([
      'so',
      '$a + b$-free',
      'at',
      String.raw`\$5`,
      'a',
      '$c$',
    ]);
    const chain = wordChainOf(['one $a + b$ two']);
    expect(chain.walk(50, false, randomOf(1))).not.toContain('$a + b$');
    expect(chain.walk(50, true, randomOf(1))).toContain('$a + b$');
  });

  test('has nothing to go through where there are no words', () => {
    expect(() => wordChainOf([''])).toThrow(RangeError);
  });
});

describe('a coinage', () => {
  test('never makes a word that there is', () => {
    const texts = PAPERS.map(({ abstract }) => abstract);
    const coinage = new Coinage(texts);
    const random = randomOf(1);
    const coined = Array.from({ length: 2000 }, () => coinage.coin(random));
    expect(new Set([...coined, ...texts.flatMap((text) => text.split(' '))]).size).toBe(
      2000 + new Set(texts.flatMap((text) => text.split(' '))).size,
    );
  });
});
