import { describe, expect, test } from 'vitest';
import { compareLocators, locatorsOf } from '../../../src/paper/merge/locators.ts';
import type { Publication } from '../../../src/paper/publication.ts';

const compared = (a: Publication, b: Publication) =>
  compareLocators(locatorsOf({ publication: a }), locatorsOf({ publication: b }));

describe('the place of a work in its venue', () => {
  test.each<[Publication, Publication]>([
    [{ volume: 'Vol. 12' }, { volume: '12' }],
    [{ volume: 'XIV' }, { volume: '14' }],
    [{ issue: 'Nos. 3/4' }, { issue: '3-4' }],
    [{ issue: '3-4' }, { issue: '4' }],
    [{ issue: '07' }, { issue: '7' }],
    [{ pages: '11-19' }, { pages: '11' }],
    [{ pages: '11-19, 30-31' }, { pages: '11–18' }],
    [{ pages: 'Article No. 30' }, { articleNumber: '30' }],
    [
      { type: 'report', number: 'TR-93/7' },
      { type: 'report', number: 'TR 93-07' },
    ],
  ])('is the same: %j / %j', (a, b) => {
    expect(compared(a, b)).toEqual({ alike: 1, differ: false });
  });

  test.each<[Publication, Publication]>([
    [{ volume: '12' }, { volume: '13' }],
    [{ issue: '1' }, { issue: 'Suppl. 1' }],
    [{ pages: '11-19' }, { pages: '21-29' }],
    [{ pages: 'Cover 2' }, { pages: 'Cover 3' }],
    [{ articleNumber: 'e0123' }, { articleNumber: 'e0124' }],
    [
      { type: 'report', number: 'TR-93-7' },
      { type: 'report', number: 'TR-93-8' },
    ],
  ])('is another: %j / %j', (a, b) => {
    expect(compared(a, b)).toEqual({ alike: 0, differ: true });
  });

  test.each<[Publication, Publication]>([
    [{ volume: '12' }, { issue: '1' }],
    [{ pages: '??' }, { pages: '3' }],
    // A journal whose articles have numbers counts the pages of each from one.
    [{ pages: '1-12' }, { articleNumber: 'e0123' }],
  ])('is not known: %j / %j', (a, b) => {
    expect(compared(a, b)).toEqual({ alike: 0, differ: false });
  });
});
