import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BibtexEntry, bibliography, bibtexEntry } from '../../src/exports/bibtex/bibtex.ts';
import { estimateBytes, sampleOf } from '../../src/exports/bibtex/file-size.ts';
import type { Paper } from '../../src/paper/schema.ts';

/** Entries of different papers, with one to twelve authors. */
const entries = (papers: number): BibtexEntry[] =>
  Array.from({ length: papers }, (_, at) => {
    const authors = Array.from({ length: 1 + ((Math.imul(at, 0x9e3779b1) >>> 16) % 12) }, (__, number) => ({
      name: `Ada Exämple ${number}`,
    }));
    const paper: Paper = {
      id: `paper-${at}`,
      title: `Title ${at}`,
      abstract: '',
      authors,
      sources: ['test'],
    };
    return bibtexEntry(paper);
  });

describe('the estimated size of a BibTeX file', () => {
  test('is that of the file for a few papers with different citation keys', () => {
    const few = entries(40);
    const bytes = Buffer.byteLength(bibliography(few));
    expect(Math.abs(estimateBytes(sampleOf(few), few.length) - bytes)).toBeLessThan(80);
  });

  test('is right to some percent for a long list', () => {
    const many = entries(4000);
    const bytes = Buffer.byteLength(bibliography(many));
    expect(Math.abs(estimateBytes(sampleOf(many), many.length) / bytes - 1)).toBeLessThan(0.05);
  });

  test('is 0 without papers', () => {
    expect(estimateBytes(sampleOf([]), 0)).toBe(0);
  });
});

describe('the sample', () => {
  test('has each paper at most once, in order, and at most three hundred', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (length) => {
        const sample = sampleOf(Array.from({ length }, (_, at) => at));
        expect(sample).toHaveLength(Math.min(length, 300));
        expect(
          sample.every((at, place) => at < length && (place === 0 || at > (sample[place - 1] ?? -1))),
        ).toBe(true);
      }),
    );
  });
});
