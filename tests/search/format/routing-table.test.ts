import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extraWords } from '../../../src/search/analysis/folding.ts';
import { allWords, rootOf } from '../../../src/search/analysis/tokenizer.ts';
import {
  areKnown,
  decodeRoutes,
  encodeRoutes,
  matchTerm,
  type Routes,
  routedWords,
  routeFile,
  shardsWith,
  titleRoot,
} from '../../../src/search/format/routing-table.ts';

/** Routes as a build makes them of shards whose papers have these texts, the newest first. */
function routesOf(...shards: readonly string[]): Routes {
  const routes = new Map<string, number[]>();
  for (const [number, text] of shards.entries())
    for (const root of new Set([...allWords([text, ...extraWords(text)])].map(rootOf)))
      routes.set(root, [...(routes.get(root) ?? []), number]);
  return routes;
}

const word = fc.string({ unit: fc.constantFrom(...'abcdeé学β9'), minLength: 1, maxLength: 7 });

describe('routes', () => {
  test('are read as they were written, in the same text whatever their order', () => {
    const root = word.filter((text) => rootOf(text) !== '');
    const shards = fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1 }).map((all) => all.toSorted());
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(root, shards), { selector: ([name]) => name }), (pairs) => {
        const text = encodeRoutes(new Map(pairs));
        expect(decodeRoutes(text)).toEqual(new Map(pairs));
        expect(encodeRoutes(new Map(pairs.toReversed()))).toBe(text);
      }),
    );
  });

  test('are refused where they are something else', () => {
    expect(() => decodeRoutes('<!doctype html>')).toThrow(SyntaxError);
    expect(() => decodeRoutes('[]')).toThrow('These are no routes.');
  });

  test('of a root and of what it may become stand in one file', () => {
    expect(routeFile('spani', 97)).toBe(routeFile('spaniation', 97));
    const files = new Set(['graph', 'train', 'neural', 'tokens', 'proof'].map((root) => routeFile(root, 97)));
    expect(files.size).toBeGreaterThan(3);
  });
});

test('a title has one root, however it is typed, and another title another', () => {
  expect(titleRoot('Graph – Networks: An Overview')).toBe(titleRoot('graph-networks an overview'));
  expect(titleRoot('Fine-tuning of Graph Networks')).toBe(titleRoot('finetuning of graph network'));
  expect(titleRoot('Fine-Tuning')).toBe(titleRoot('fine tuning'));
  expect(titleRoot('Graph Networks')).not.toBe(titleRoot('Graph Nets'));
  expect(titleRoot('Graph Networks')).not.toBe(titleRoot('Networks of Graphs'));
  expect(
    decodeRoutes(encodeRoutes(new Map([[titleRoot('On Sheep'), [3]]]))).get(titleRoot('On sheep')),
  ).toEqual([3]);
});

describe('the shards that may have all words', () => {
  const routes = routesOf(
    'Graph networks, fine-tuned',
    'Spaniation of graphs 深度',
    'A study of Graphene; Zoë Jaming',
  );
  const asked = (text: string) => {
    const shards = shardsWith(routedWords(text), () => routes);
    return shards === undefined ? undefined : [...shards].sort();
  };

  test.each([
    ['spaniation', [1]],
    ['graph spaniation', [1]],
    ['networks studied', []],
    ['zoe jaming', [2]],
    ['graph', [0, 1, 2]],
    ['fine tuning', [0]],
    ['fine-tuning', [0]],
    ['finetuning', [0]],
    ['深度', [1]],
  ])('for “%s”', (text, shards) => {
    expect(asked(text)).toEqual(shards);
  });

  test('pass over what stands nowhere, as a slip does', () => {
    expect(asked('spaniation gaprh')).toEqual([1]);
    expect(asked('gaprh')).toBeUndefined();
    expect(asked('')).toBeUndefined();
  });

  test.each([
    ['spaniation graph', 'spaniation graph', true],
    ['a slip', 'spaniation gaprh', false],
    ['the beginning of a word', 'spaniat', true],
    ['what is too short to say', 'gra xyz', true],
    ['no word', '', true],
  ])('know whether all words stand somewhere: %s', (_, text, wanted) => {
    const routes = routesOf('spaniation', 'graph graphics');
    expect(areKnown(routedWords(text), () => routes)).toBe(wanted);
  });

  test('are never without one that has a paper with the words', () => {
    const texts = fc.array(
      fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
      {
        minLength: 2,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat({ max: 6 }), (shards, at, most) => {
        const number = at % shards.length;
        const query = (shards[number] ?? '').split(' ').slice(0, most).join(' ');
        const found = shardsWith(routedWords(query), () => routesOf(...shards));
        expect(found?.has(number) ?? true).toBe(true);
      }),
    );
  });
});

describe('a word stands in an archive', () => {
  const routes = routesOf(
    'Graph networks, fine-tuned',
    'Spaniation of graphs 深度',
    'Relativity; Zoë Jaming',
  );
  const standing = (text: string) => matchTerm(text, () => routes);

  test.each([
    ['graph', 'exact'],
    ['networking', 'exact'],
    ['Fine-Tuning', 'exact'],
    ['finetuned', 'exact'],
    ['Zoe', 'exact'],
    ['relativity', 'exact'],
    ['netw', 'prefix'],
    ['grap', 'prefix'],
    ['jami', 'prefix'],
    ['fine-netw', 'prefix'],
    ['gaprh', 'none'],
    ['relatiity', 'none'],
    ['fine-gaprh', 'none'],
    // Too short to say.
    ['xyz', 'exact'],
  ])('%s: %s', (word, wanted) => {
    expect(standing(word)).toBe(wanted);
  });

  test('as it is, if a paper has it', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(), (words, at) => {
        const routes = routesOf(words.join(' '));
        expect(matchTerm(words[at % words.length] ?? '', () => routes)).toBe('exact');
      }),
    );
  });
});
