import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { synonymsOf } from '../../../src/search/analysis/folding.ts';
import { stem } from '../../../src/search/analysis/stemmer.ts';
import { allWords } from '../../../src/search/analysis/tokenizer.ts';
import {
  areKnown,
  decodeRoutingTable,
  encodeRoutingTable,
  type RoutingTable,
  routingFile,
  routingTerms,
  shardsWithTerms,
  termMatchOf,
  titleTerm,
} from '../../../src/search/format/routing-table.ts';

/** Routes as a build makes them of shards whose papers have these texts, the newest first. */
function routesOf(...shards: readonly string[]): RoutingTable {
  const routes = new Map<string, number[]>();
  for (const [number, text] of shards.entries())
    for (const root of new Set([...allWords([text, ...synonymsOf(text)])].map(stem)))
      routes.set(root, [...(routes.get(root) ?? []), number]);
  return routes;
}

const word = fc.string({ unit: fc.constantFrom(...'abcdeé学β9'), minLength: 1, maxLength: 7 });

describe('the routes of stems', () => {
  test('are read as they were written, and have the same text in any order', () => {
    const root = word.filter((text) => stem(text) !== '');
    const shards = fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1 }).map((all) => all.toSorted());
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(root, shards), { selector: ([name]) => name }), (pairs) => {
        const text = encodeRoutingTable(new Map(pairs));
        expect(decodeRoutingTable(text)).toEqual(new Map(pairs));
        expect(encodeRoutingTable(new Map(pairs.toReversed()))).toBe(text);
      }),
    );
  });

  test('are refused if they have another format', () => {
    expect(() => decodeRoutingTable('<!doctype html>')).toThrow(SyntaxError);
    expect(() => decodeRoutingTable('[]')).toThrow('The text is not a file of the routing table.');
  });

  test('are in the same file as those of longer words with the same beginning', () => {
    expect(routingFile('spani', 97)).toBe(routingFile('spaniation', 97));
    const files = new Set(
      ['graph', 'train', 'neural', 'tokens', 'proof'].map((root) => routingFile(root, 97)),
    );
    expect(files.size).toBeGreaterThan(3);
  });
});

test('a title has the same key in each spelling, and another title has another key', () => {
  expect(titleTerm('Graph – Networks: An Overview')).toBe(titleTerm('graph-networks an overview'));
  expect(titleTerm('Fine-tuning of Graph Networks')).toBe(titleTerm('finetuning of graph network'));
  expect(titleTerm('Fine-Tuning')).toBe(titleTerm('fine tuning'));
  expect(titleTerm('Graph Networks')).not.toBe(titleTerm('Graph Nets'));
  expect(titleTerm('Graph Networks')).not.toBe(titleTerm('Networks of Graphs'));
  expect(
    decodeRoutingTable(encodeRoutingTable(new Map([[titleTerm('On Sheep'), [3]]]))).get(
      titleTerm('On sheep'),
    ),
  ).toEqual([3]);
});

describe('the shards that may have all words', () => {
  const routes = routesOf(
    'Graph networks, fine-tuned',
    'Spaniation of graphs 深度',
    'A study of Graphene; Zoë Jaming',
  );
  const asked = (text: string) => {
    const shards = shardsWithTerms(routingTerms(text), () => routes);
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
  ])('are found for “%s”', (text, shards) => {
    expect(asked(text)).toEqual(shards);
  });

  test('do not depend on words that no shard has, such as misspelt ones', () => {
    expect(asked('spaniation gaprh')).toEqual([1]);
    expect(asked('gaprh')).toBeUndefined();
    expect(asked('')).toBeUndefined();
  });

  test.each([
    ['spaniation graph', 'spaniation graph', true],
    ['a misspelt word', 'spaniation gaprh', false],
    ['a prefix of a word', 'spaniat', true],
    ['words too short to tell', 'gra xyz', true],
    ['no word', '', true],
  ])('are known to have all words, or not: %s', (_, text, wanted) => {
    const routes = routesOf('spaniation', 'graph graphics');
    expect(areKnown(routingTerms(text), () => routes)).toBe(wanted);
  });

  test('include each shard that has a paper with the words', () => {
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
        const found = shardsWithTerms(routingTerms(query), () => routesOf(...shards));
        expect(found?.has(number) ?? true).toBe(true);
      }),
    );
  });
});

describe('the match of a word', () => {
  const routes = routesOf(
    'Graph networks, fine-tuned',
    'Spaniation of graphs 深度',
    'Relativity; Zoë Jaming',
  );
  const standing = (text: string) => termMatchOf(text, () => routes);

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
  ])('%s is of the kind %s', (word, wanted) => {
    expect(standing(word)).toBe(wanted);
  });

  test('is exact for each word of a paper', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(), (words, at) => {
        const routes = routesOf(words.join(' '));
        expect(termMatchOf(words[at % words.length] ?? '', () => routes)).toBe('exact');
      }),
    );
  });
});
