import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAPER_LIST, readPaperList, writePaperList } from '../../src/shelf/paper-list.ts';

const listIn = (script: string): unknown => JSON.parse(script.slice(`${PAPER_LIST}=`.length));
const name = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,12}$/u);

test('a list of papers reads as it was written, with the pages of former ids', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1 }), fc.array(fc.nat()), (names, formers) => {
      const list = new Map(names.map((each) => [each, each]));
      for (const at of formers) list.set(`former-${at}`, names[at % names.length] ?? '');
      expect(readPaperList(listIn(writePaperList(list)))).toEqual(list);
    }),
  );
});

test('anything else is an empty list', () => {
  expect([undefined, null, 3, '', ['a']].map(readPaperList)).toEqual(Array(5).fill(new Map()));
});
