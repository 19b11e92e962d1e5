import { describe, expect, test } from 'vitest';
import { isSameVenue } from '../../../src/paper/merge/same-venue.ts';

function compared(a: string, b: string): boolean {
  expect(isSameVenue(b, a)).toBe(isSameVenue(a, b));
  return isSameVenue(a, b);
}

describe('two names of venues', () => {
  test.each([
    ['Journal of Gadgets', 'journal of gadgets'],
    ['J. Gadgets', 'Journal of Gadgets'],
    ['Gadget. Rev. Lett.', 'Gadgetry Review Letters'],
    ['Proc. Natl. Acad. Gadgets', 'Proceedings of the National Academy of Gadgets'],
    ['ACM J. Comput.', 'ACM Journal on Computing'],
    ['Z. Gerätek.', 'Zeitschrift für Gerätekunde'],
    ['Proc. 5th Gadget Conf.', 'Proceedings of the Fifth Gadget Conference'],
    ['Proc. 21st Gadget Conf.', 'Proceedings of the Twenty-first Gadget Conference'],
    ["SOTG '97", 'Annual Symposium on Theory of Gadgets'],
    ['SOTG', 'Proceedings of the Symposium on Theory of Gadgets (SOTG 1997)'],
    ['JACM', 'Journal of the ACM'],
    ['GADGETS 2004', 'GADGETS'],
  ])('mean one: %s / %s', (a, b) => {
    expect(compared(a, b)).toBe(true);
  });

  test.each([
    ['Journal of Gadgets', 'Journal of Widgets'],
    ['Gadget Review A', 'Gadget Review B'],
    ['J. Algebra', 'J. Algorithms'],
    ['Proc. 5th Gadget Conf.', 'Proceedings of the Sixth Gadget Conference'],
    ['Gadgets', 'Gadgets and Society'],
    ['Annals of Gadgets', 'Gadgets Annual'],
    ['ja', 'jda'],
    ['JACM', 'Journal of Gadgets'],
  ])('mean two: %s / %s', (a, b) => {
    expect(compared(a, b)).toBe(false);
  });
});
