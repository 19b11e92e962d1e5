import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_FOLLOWS } from '../../src/for-you/follows.ts';
import { type Reader, rankPapers } from '../../src/for-you/ranking.ts';
import type { Reason } from '../../src/for-you/reasons.ts';
import { writeCode } from '../../src/for-you/semantic-code.ts';
import { COARSE } from '../../src/vectors/quantization/scalar-quantizer.ts';
import { dayPaper, idsOf } from './papers.ts';

const nobody: Reader = { saved: [], follows: NO_FOLLOWS, readIds: new Set() };
const wordsOf = (reasons: readonly Reason[] = []) =>
  reasons.map((reason) => reason.map(({ text }) => text).join(''));
const model = Uint8Array.of(1, 2);
/** The code of a vector that points to one of eight sides. */
const codeOf = (side: number, name = model) =>
  writeCode(COARSE.encode(Float32Array.from({ length: 8 }, (_, at) => (at === side ? 1 : 0.01))), name);

describe('papers of a reader who saved and followed nothing', () => {
  test('are ordered by upvotes, and keep their order otherwise', () => {
    const papers = [
      dayPaper({ id: 'few', upvotes: 3 }),
      dayPaper({ id: 'many', upvotes: 9 }),
      dayPaper({ id: 'unknown' }),
      dayPaper({ id: 'none', upvotes: 0 }),
      dayPaper({ id: 'as few', upvotes: 3 }),
    ];
    const { papers: ranked } = rankPapers(papers, nobody);
    expect(idsOf(ranked)).toEqual(['many', 'few', 'as few', 'none', 'unknown']);
    expect(ranked.flatMap(({ reasons }) => reasons)).toEqual([]);
  });
});

describe('what a reader follows', () => {
  const papers = [
    dayPaper({ id: 'popular', upvotes: 100 }),
    dayPaper({ id: 'word', title: 'Agents that plan' }),
    dayPaper({ id: 'topic', topics: ['vision'] }),
    dayPaper({ id: 'author', authors: ['Someone Else', 'ADA Exámple'] }),
  ];
  const follows = {
    ...NO_FOLLOWS,
    words: ['agent'],
    topics: [{ slug: 'vision', label: 'Computer vision' }],
    authors: [{ key: 'ada example', name: 'Ada Example' }],
  };

  test('comes first: authors, then topics, then words', () => {
    const { papers: ranked } = rankPapers(papers, { ...nobody, follows });
    expect(idsOf(ranked)).toEqual(['author', 'topic', 'word', 'popular']);
    expect(ranked.map(({ reasons }) => wordsOf(reasons))).toEqual([
      ['you follow Ada Example'],
      ['you follow Computer vision'],
      ['you follow the word agent'],
      [],
    ]);
  });

  test('is found in any form, and phrases without their words of grammar', () => {
    const texts = [
      dayPaper({ id: 'plain', text: 'nothing of it' }),
      dayPaper({ id: 'phrase', text: 'A mind needs a theory.' }),
    ];
    const { papers: ranked } = rankPapers(texts, {
      ...nobody,
      follows: { ...NO_FOLLOWS, words: ['Theory of minds'] },
    });
    expect(idsOf(ranked)).toEqual(['phrase', 'plain']);
    const partly = rankPapers(texts, { ...nobody, follows: { ...NO_FOLLOWS, words: ['theory of games'] } });
    expect(idsOf(partly.papers)).toEqual(['plain', 'phrase']);
  });

  test('is named by at most two reasons', () => {
    const paper = dayPaper({
      id: 'all',
      title: 'Agents',
      topics: ['vision'],
      authors: ['Ada Example'],
      telling: ['rotary sonar'],
    });
    const saved = [{ id: 'other', title: 'Rotary sonars of otters' }];
    const ranked = rankPapers([paper], { ...nobody, saved, follows }).papers;
    expect(wordsOf(ranked[0]?.reasons)).toEqual([
      'you follow Ada Example',
      'shares rotary sonar with a saved paper',
    ]);
  });
});

describe('what a reader mutes or has read', () => {
  const papers = [
    dayPaper({ id: 'survey', title: 'A survey of everything', authors: ['Ada Example'] }),
    dayPaper({ id: 'health', topics: ['health'] }),
    dayPaper({ id: 'read' }),
    dayPaper({ id: 'kept' }),
  ];
  const follows = {
    ...NO_FOLLOWS,
    mutedWords: ['surveys'],
    mutedTopics: [{ slug: 'health', label: 'Health' }],
  };

  test('is left out and counted', () => {
    const ranking = rankPapers(papers, { ...nobody, follows, readIds: new Set(['read']) });
    expect(idsOf(ranking.papers)).toEqual(['read', 'kept']);
    expect(ranking).toMatchObject({ mutedCount: 2, readCount: 0 });
    const hiding = rankPapers(papers, {
      ...nobody,
      follows: { ...follows, hidesRead: true },
      readIds: new Set(['read']),
    });
    expect(idsOf(hiding.papers)).toEqual(['kept']);
    expect(hiding).toMatchObject({ mutedCount: 2, readCount: 1 });
  });

  test('is shown if the reader follows one of its authors', () => {
    const authors = [{ key: 'ada example', name: 'Ada Example' }];
    const ranking = rankPapers(papers, { ...nobody, follows: { ...follows, authors } });
    expect(idsOf(ranking.papers)).toContain('survey');
  });
});

describe('likeness to saved papers', () => {
  test('counts shared phrases, and names those of most saved papers', () => {
    const papers = [
      dayPaper({ id: 'other', telling: ['soup'], upvotes: 90 }),
      dayPaper({ id: 'like', telling: ['rotary sonar', 'otter', 'unheard'] }),
    ];
    const saved = [
      { id: 'a', title: 'Sonar of otters', abstract: 'They hear.' },
      { id: 'b', title: 'Boats', abstract: 'Otters see rotary sonars.' },
    ];
    const { papers: ranked } = rankPapers(papers, { ...nobody, saved });
    expect(idsOf(ranked)).toEqual(['like', 'other']);
    expect(wordsOf(ranked[0]?.reasons)).toEqual(['shares otter, rotary sonar with 2 saved papers']);
  });

  test('does not name one word of one saved paper, which may be chance', () => {
    const papers = ['noise', 'otter', 'soup'].map((word) => dayPaper({ id: word, telling: [word] }));
    const saved = [{ id: 'a', title: 'Noise and otters' }];
    const ranked = rankPapers(papers, { ...nobody, saved }).papers;
    expect(wordsOf(ranked.find(({ paper }) => paper.id === 'soup')?.reasons)).toEqual([]);
    const [only] = rankPapers([dayPaper({ id: 'noise', telling: ['noise'] })], { ...nobody, saved }).papers;
    expect(only?.reasons).toEqual([]);
  });

  test('counts the meaning, and names the nearest saved paper if no phrase is shared', () => {
    const papers = [0, 1, 2].map((side) =>
      dayPaper({ id: `side ${side}`, code: codeOf(side), upvotes: 10 - side }),
    );
    const saved = [{ id: 'a', title: 'A boat', vector: codeOf(2) }];
    const { papers: ranked } = rankPapers(papers, { ...nobody, saved });
    expect(ranked[0]?.paper.id).toBe('side 2');
    expect(wordsOf(ranked[0]?.reasons)).toEqual(['is near in meaning to A boat']);
  });

  test('does not compare vectors of different word vectors, or damaged ones', () => {
    const papers = [0, 1, 2].map((side) =>
      dayPaper({ id: `side ${side}`, code: codeOf(side), upvotes: 10 - side }),
    );
    for (const vector of [codeOf(2, Uint8Array.of(1, 3)), 'AAAA', '', '?', codeOf(2).slice(4)]) {
      const { papers: ranked } = rankPapers(papers, {
        ...nobody,
        saved: [{ id: 'a', title: 'A boat', vector }],
      });
      expect(idsOf(ranked)).toEqual(['side 0', 'side 1', 'side 2']);
      expect(ranked.flatMap(({ reasons }) => reasons)).toEqual([]);
    }
  });

  test('does not bring up papers that are saved already: they come last, and say so', () => {
    const own = dayPaper({
      id: 'own',
      title: 'Otter sonar',
      telling: ['otter sonar'],
      topics: ['a'],
      upvotes: 9,
    });
    const other = dayPaper({ id: 'other', title: 'Soup', upvotes: 1 });
    const saved = [{ id: 'own', title: 'Otter sonar', vector: codeOf(1) }];
    const follows = { ...NO_FOLLOWS, topics: [{ slug: 'a', label: 'A' }] };
    const { papers } = rankPapers([own, other], { ...nobody, saved, follows });
    expect(idsOf(papers)).toEqual(['other', 'own']);
    expect(wordsOf(papers[1]?.reasons)).toEqual(['you have saved it already']);
  });
});

describe('any ranking', () => {
  test('has every paper once, or counts it as left out', () => {
    const anyWords = fc.array(fc.constantFrom('otter', 'sonar', 'soup', 'boat'), { maxLength: 3 });
    const anyPaper = fc
      .record({ words: anyWords, topic: fc.constantFrom('a', 'b'), upvotes: fc.nat(5), side: fc.nat(7) })
      .map(({ words, topic, upvotes, side }) =>
        dayPaper({ title: words.join(' '), telling: words, topics: [topic], upvotes, code: codeOf(side) }),
      );
    fc.assert(
      fc.property(
        fc.array(anyPaper),
        fc.array(anyPaper),
        anyWords,
        anyWords,
        (papers, others, words, mutedWords) => {
          const saved = others.map(({ id, title, code = '' }) => ({ id, title, vector: code }));
          const follows = { ...NO_FOLLOWS, words, mutedWords, hidesRead: true };
          const ranking = rankPapers(papers, { saved, follows, readIds: new Set(['otter']) });
          expect(ranking.papers.length + ranking.mutedCount + ranking.readCount).toBe(papers.length);
          expect(new Set(ranking.papers.map(({ paper }) => paper)).size).toBe(ranking.papers.length);
          for (const { reasons } of ranking.papers) expect(reasons.length).toBeLessThanOrEqual(2);
        },
      ),
    );
  });
});
