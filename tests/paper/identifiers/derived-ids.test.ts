import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idFromDoi, idFromTitle } from '../../../src/paper/identifiers/derived-ids.ts';
import {
  fileNameOf,
  ID_PATTERN,
  normalizeTitle,
  parseAclId,
  parseArxivId,
} from '../../../src/paper/identifiers/identifiers.ts';

const titles = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc
    .array(fc.constantFrom('a', 'b', 'con', 'p19', '1001', 'doi', '10', 'é', '-', ' ', '0123456789ab', '!'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);

describe('identifiers made of titles', () => {
  test('are slugs that a person can read', () => {
    expect(idFromTitle('Attention Is All You Need')).toBe('attention-is-all-you-need');
    expect(idFromTitle('Erdős & Rényi: Graphs?')).toBe('erdos-renyi-graphs');
  });

  test.each(['CON', 'nul', 'COM1', 'lpt9', 'Aux', 'Index', 'Undated'])(
    'are never the reserved name %s',
    (title) => {
      expect(idFromTitle(title)).toMatch(/^[a-z0-9]+-[0-9a-f]{12}$/);
    },
  );

  test('are never mistaken for identifiers of another kind, whatever the case of file names', () => {
    expect(idFromTitle('P19 1001')).not.toBe('p19-1001');
    expect(idFromTitle('DOI 10 1000')).toMatch(/-[0-9a-f]{12}$/);
    const long = 'word '.repeat(60);
    const digested = idFromTitle(long);
    expect(idFromTitle(digested.replaceAll('-', ' '))).not.toBe(digested);
  });

  test.each(['!!!', '🦆🦆', '漢字の題名', '', '---', 'ß'.repeat(818), 'a'.repeat(818)])(
    'exist for the title %s',
    (title) => {
      const id = idFromTitle(title);
      expect(id).toMatch(ID_PATTERN);
      expect(id.length).toBeLessThan(100);
      expect(idFromTitle(title)).toBe(id);
    },
  );

  test('differ for titles that differ, fit the pattern, and depend on nothing else', () => {
    fc.assert(
      fc.property(titles, titles, (a, b) => {
        const [one, other] = [idFromTitle(a), idFromTitle(b)];
        expect(one === other).toBe(normalizeTitle(a) === normalizeTitle(b));
        expect(one).toMatch(ID_PATTERN);
        expect(one).toBe(one.toLowerCase());
        expect(parseArxivId(one) ?? parseAclId(one.toUpperCase())).toBeUndefined();
        expect(fileNameOf(one)).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d|index|undated)(?:\.|$)/i);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('identifiers made of DOIs', () => {
  test('differ where only punctuation does, and not where only case does', () => {
    expect(idFromDoi('10.1000/a.b')).not.toBe(idFromDoi('10.1000/a-b'));
    expect(idFromDoi('10.1000/AB')).toBe(idFromDoi('10.1000/ab'));
    expect(idFromDoi('10.1000/a(b)<c>')).toMatch(ID_PATTERN);
  });
});
