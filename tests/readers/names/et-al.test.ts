import { describe, expect, test } from 'vitest';
import { isEtAl, withoutEtAl } from '../../../src/readers/names/et-al.ts';

const SPELLINGS =
  'et al.|et al|et. al.|et.al.|Et Al.|et alii|et alia|[et al.]|(et al.)|and others|and colleagues|& co-workers|и др.|и соавт.|та ін.|' +
  'u. a.|u.a.|und andere|et coll.|et autres|y otros|y cols.|e outros|e altri|i in.|a kol.|m. fl.|等|等人|ほか|外';

describe('the “et al.” of a list of authors', () => {
  test.each(SPELLINGS.split('|'))('is recognised in “%s”, alone and behind a name', (spelling) => {
    expect(isEtAl(spelling)).toBe(true);
    for (const name of ['Jane Roe', 'Roe, Jane', '例小红']) {
      expect(withoutEtAl(`${name} ${spelling}`)).toBe(name);
      expect(withoutEtAl(`${name}, ${spelling}`)).toBe(name);
    }
  });

  test.each(
    'Etal|Etal, Jane|Al Roe|Et Alman|Roe, Al|Roe, Al.|Jane Andothers|U. A. Roe|Y. Otros|Mfl|Others|Jim Others|例等|他力 例|Collet, Al|Roe and Doe'.split(
      '|',
    ),
  )('is not recognised in the name “%s”', (name) => {
    expect(isEtAl(name)).toBe(false);
    expect(withoutEtAl(name)).toBe(name);
  });

  test('may follow a Chinese name without a space', () => {
    expect(withoutEtAl('例小红等')).toBe('例小红');
  });
});
