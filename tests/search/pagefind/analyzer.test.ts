import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyzeTokens } from '../../../src/search/pagefind/analyzer.ts';
import { IndexError } from '../../../src/search/pagefind/index-error.ts';
import { decodeKnownTerms, encodeKnownTerms } from '../../../src/search/pagefind/known-terms.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-engine-words-'));
});
afterAll(() => rm(folder, { recursive: true }));

let asked = 0;
const ask = async (texts: readonly string[], fields: readonly string[] = []) => {
  asked += 1;
  return (await analyzeTokens({ texts, fields }, join(folder, String(asked)))).terms;
};

describe('the terms of tokens', () => {
  test('are the stems of the whole token and of its parts, with less weight for the parts', async () => {
    const { texts } = await ask(['Fine-Tuning', 'graphs']);
    expect(texts[0]).toEqual(
      expect.arrayContaining([
        { term: 'finetun', accentedForm: undefined, weight: 24 },
        { term: 'fine', accentedForm: undefined, weight: 12 },
        { term: 'tune', accentedForm: undefined, weight: 12 },
      ]),
    );
    expect(texts[1]).toEqual([{ term: 'graph', accentedForm: undefined, weight: 24 }]);
  });

  test('have the form with accents', async () => {
    const { texts, fields } = await ask(['Café'], ['Café']);
    expect(texts[0]).toEqual([{ term: 'cafe', accentedForm: 'café', weight: 24 }]);
    expect(fields[0]).toEqual([{ term: 'cafe', accentedForm: 'café', weight: 0 }]);
  });

  test('are those of the British and of the American spelling', async () => {
    const { texts, fields } = await ask(['Colour-coded', 'colour'], ['Modelling']);
    expect(texts[0]?.map(({ term }) => term)).toEqual(expect.arrayContaining(['colour', 'color', 'code']));
    expect(texts[1]?.map(({ term }) => term)).toEqual(['colour', 'color']);
    expect(fields[0]?.map(({ term }) => term)).toEqual(['model']);
  });

  test('are none if the token has neither letters nor digits, or there is no token', async () => {
    expect(await ask(['—', '...'], ['!'])).toEqual({ texts: [[], []], fields: [[]] });
    expect(await ask([])).toEqual({ texts: [], fields: [] });
  });

  test('stay with their tokens if one of these is a command to Pagefind', async () => {
    const orders = ['___PAGEFIND_WEIGHT___5', 'x___PAGEFIND_ANCHOR___h1:0:a', '___END_PAGEFIND_WEIGHT___'];
    const { texts, fields } = await ask(['graphs', ...orders, 'trees'], ['graphs', ...orders, 'trees']);
    expect(texts.at(-1)).toEqual([{ term: 'tree', accentedForm: undefined, weight: 24 }]);
    expect(fields.at(-1)).toEqual([{ term: 'tree', accentedForm: undefined, weight: 0 }]);
    expect([...texts, ...fields].every((words) => words.length > 0)).toBe(true);
  });

  test('stay with their tokens for any text', async () => {
    const token = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((text) => text.replace(/[\p{White_Space}\u200B]/gu, ''))
      .filter((text) => text !== '');
    const tokens = fc.uniqueArray(token, { minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(tokens, async (given) => {
        const { texts, fields } = await ask([...given, 'trees'], [...given, 'trees']);
        expect(texts.at(-1)?.map(({ term }) => term)).toEqual(['tree']);
        expect(fields.at(-1)?.map(({ term }) => term)).toEqual(['tree']);
      }),
      { numRuns: 15 },
    );
  });

  test('are refused if Pagefind reads a token as two', async () => {
    await expect(ask(['two tokens'])).rejects.toThrow(IndexError);
  });

  test('are remembered: Pagefind is asked for none of them again, and for others alone', async () => {
    const tokens = { texts: ['Fine-Tuning', 'Café', '—'], fields: ['Café', 'GPT-4o'] };
    const first = await analyzeTokens(tokens, join(folder, 'first'));
    const known = decodeKnownTerms(encodeKnownTerms(first.known));
    // Pagefind could not write into this folder.
    const again = await analyzeTokens(tokens, join(folder, 'first/pagefind.js'), known);
    expect(again).toEqual(first);
    const more = { texts: ['graphs', ...tokens.texts], fields: [...tokens.fields, 'graphs'] };
    const anew = await analyzeTokens(more, join(folder, 'anew'));
    expect((await analyzeTokens(more, join(folder, 'more'), known)).terms).toEqual(anew.terms);
  });
});
