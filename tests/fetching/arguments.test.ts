import { describe, expect, test } from 'vitest';
import {
  addressArgument,
  categoryArgument,
  checkDays,
  countArgument,
  dayArgument,
} from '../../src/fetching/arguments.ts';

describe('an argument of fetch', () => {
  test.each(['yesterday', '2026-02-30', '2026-3-4'])('is no day: %s', (text) => {
    expect(() => dayArgument(text)).toThrow('Write a day as YYYY-MM-DD');
  });

  test.each(['0', '1.5', '30001', 'all'])('is no number of papers: %s', (text) => {
    expect(() => countArgument(text)).toThrow('Give a number from 1 to 30,000.');
  });

  test.each(['../cs', 'CS.CL', 'cs.CL OR cs.LG', ''])('is no category: %j', (text) => {
    expect(() => categoryArgument(text, [])).toThrow('Write a category as arXiv does');
  });

  test('is a category, of which there may be several', () => {
    const all = ['cs.CL', 'hep-th', 'cond-mat.mtrl-sci', 'physics.ao-ph', 'q-bio.NC'];
    expect(all.reduce<string[]>((former, name) => categoryArgument(name, former), [])).toEqual(all);
  });

  test.each(['localhost:80', 'ftp://example.org', 'example.org'])('is no address: %s', (text) => {
    expect(() => addressArgument(text)).toThrow('Write the full address');
  });

  test('names no day that is in the future, by the clock of the source', () => {
    const now = Date.parse('2026-03-05T01:00:00Z');
    expect(() => checkDays('from', '2026-03-05', undefined, now)).not.toThrow();
    expect(() => checkDays('date', '2026-03-05', undefined, now)).toThrow('in the future');
    expect(() => checkDays('date', '2026-03-05', undefined, now + 91 * 60_000)).not.toThrow();
    expect(() => checkDays('from', '2026-03-04', '2026-03-01', now)).toThrow('is before --from');
  });
});
