import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correct } from '../../../src/search/spelling/corrector.ts';
import { mergeDictionaries } from '../../../src/search/spelling/dictionary.ts';
import {
  decodeDictionaryFile,
  encodeDictionary,
  filesFor,
} from '../../../src/search/spelling/dictionary-files.ts';
import { correctionCandidates, correctLazily } from '../../../src/search/spelling/lazy-corrector.ts';
import { Speller } from '../../../src/search/spelling/speller.ts';
import { manyWords, randomOf, slipped } from '../pagefind/many-words.ts';

const random = randomOf(20_260_306);
const counts = manyWords(20_000, random);
const FREQUENT = ['deep', 'learning', 'models', 'attention', 'gauge'];
for (const word of FREQUENT) counts.set(word, 90_000);
const OTHERS = [
  'reinforcement',
  'hyperspectral',
  'coloring',
  'wasserstein',
  '3dgaussians',
  'learningful',
  'λογος',
];
for (const word of OTHERS) counts.set(word, 16);
const files = encodeDictionary(counts);
const decoded = new Map([...files.texts].map(([name, text]) => [name, decodeDictionaryFile(name, text)]));
const spellerOf = (names: Iterable<string>) =>
  new Speller(mergeDictionaries([...names].flatMap((name) => decoded.get(name) ?? [])));
const everything = spellerOf(decoded.keys());
const rare = [...counts].filter(([, texts]) => texts < 6).map(([word]) => word);
const oneOf = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';

/** What becomes of a query, and which files it takes. */
async function mend(text: string, known: ReadonlySet<string> = new Set()) {
  const loaded = new Set<string>();
  const { query, edits } = await correctLazily(text, known, async (wanted) => {
    const names = filesFor(files, wanted);
    for (const name of names) loaded.add(name);
    return spellerOf(names);
  });
  return { query, edits, loaded: loaded.size };
}

describe('correcting a query', () => {
  test.each([
    ['deep lerning models', 'deep learning models'],
    ['deep ttention', 'deep attention'],
    ['Reinfrocement learning', 'Reinforcement learning'],
    ['einforcement learning', 'reinforcement learning'],
    ['reinforce ment learning', 'reinforcement learning'],
    ['rein forcement', 'reinforcement'],
    ['hyperspectra l models', 'hyperspectral models'],
    ['learning ful', 'learningful'],
    ['deepcoloring', 'deep coloring'],
    ['coloringmodels', 'coloring models'],
    ['hypersqectarl models', 'hyperspectral models'],
    ['λόγτος', 'λογος'],
  ])('changes “%s” into “%s”', async (text, query) => {
    expect((await mend(text)).query).toBe(query);
  });

  test('finds the frequent words in the first file, and others only in other files', () => {
    const first = spellerOf(filesFor(files, ['frequent']));
    expect(FREQUENT.filter((word) => first.frequency(word) === undefined)).toEqual([]);
    expect(OTHERS.filter((word) => first.frequency(word) !== undefined)).toEqual([]);
  });

  test('loads one file for frequent words, and one more for each other word', async () => {
    expect((await mend('deep learning models, gauge attention')).loaded).toBe(1);
    expect((await mend('deep wasserstein learning')).loaded).toBe(2);
    expect((await mend('deep 3dgaussians λόγος')).loaded).toBe(3);
    expect((await mend('')).loaded).toBe(1);
  });

  test('loads a small part of the files for a misspelt word', async () => {
    for (const typed of rare.slice(0, 50).map((word) => slipped(word, random)))
      expect((await mend(`deep ${typed} learning`)).loaded).toBeLessThan(decoded.size / 3);
  });

  test('never changes a word that the papers have, even if it is not in the first file', async () => {
    const texts = fc.array(fc.constantFrom(...counts.keys()), { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(texts, async (words) => {
        expect((await mend(words.join(' '))).edits).toEqual([]);
      }),
    );
  });

  test('corrects one edit anywhere in a word as with the whole dictionary', async () => {
    const any = [...counts.keys()];
    const slips = Array.from({ length: 300 }, (_, at) => slipped(oneOf(at % 2 === 0 ? rare : any), random));
    const clear = slips.filter((typed) => everything.suggestions(typed, 1)[0]?.edits === 1);
    expect(clear.length).toBeGreaterThan(150);
    for (const typed of clear) {
      expect((await mend(`deep ${typed}`)).query).toBe(correct(`deep ${typed}`, everything).query);
      expect((await mend(`${typed} deep`)).query).toBe(correct(`${typed} deep`, everything).query);
    }
  });

  test('corrects two edits in a word as with the whole dictionary, if its beginning and its end are right', async () => {
    const long = rare.filter(({ length }) => length >= 10).slice(0, 150);
    const slips = long.map((word) => `${word.slice(0, 2)}q${word.slice(2, -3)}x${word.slice(-2)}`);
    const clear = slips.filter((typed) => everything.suggestions(typed, 1).length > 0);
    expect(clear.length).toBeGreaterThan(100);
    for (const typed of clear)
      expect((await mend(`deep ${typed} models`)).query).toBe(
        correct(`deep ${typed} models`, everything).query,
      );
  });

  test('leaves other known words alone, and loads nothing for them', async () => {
    const { query, loaded } = await mend('deep lerning', new Set(['lerning']));
    expect(query).toBe('deep lerning');
    expect(loaded).toBe(1);
  });

  test('changes nothing if words cannot be loaded', async () => {
    let asked = 0;
    for (const last of [0, 1, 2]) {
      const given = await correctLazily('deep lerning', new Set(), async (wanted) => {
        asked += 1;
        return wanted.length > 2 * last + 1 ? undefined : spellerOf(filesFor(files, wanted));
      });
      if (last < 2) expect(given).toEqual({ query: 'deep lerning', edits: [] });
    }
    expect(asked).toBeGreaterThan(3);
    expect(await correctLazily('deep lerning', new Set(), async () => undefined)).toEqual({
      query: 'deep lerning',
      edits: [],
    });
  });
});

describe('the candidates for a query with a doubtful word', () => {
  const meant = (text: string, ...doubtful: readonly string[]) =>
    correctionCandidates(text, new Set(doubtful), async (wanted) => spellerOf(filesFor(files, wanted)));

  test('replace that word alone, the likeliest first', async () => {
    const [first, ...others] = await meant('On Wassestein-“Gauge”, and lerning', 'wassestein');
    expect(first).toBe('On Wasserstein-“Gauge”, and lerning');
    expect(others.length).toBeLessThan(6);
    for (const text of others) expect(text).toMatch(/^On \p{Lu}\S+-“Gauge”, and lerning$/u);
  });

  test('replace one of several doubtful words at a time', async () => {
    const texts = await meant('deep lerning colring', 'lerning', 'colring');
    expect(texts).toContain('deep learning colring');
    expect(texts).toContain('deep lerning coloring');
    expect(texts).not.toContain('deep learning coloring');
  });

  test('include a doubtful word that is in the dictionary, and are none if the query lacks the word', async () => {
    expect(await meant('deep coloring', 'coloring')).toContain('deep coloring');
    expect(await meant('deep coloring', 'wasserstein')).toEqual([]);
  });

  test('are none if words cannot be loaded', async () => {
    expect(await correctionCandidates('deep lerning', new Set(['lerning']), async () => undefined)).toEqual(
      [],
    );
  });
});
