import { expect, test } from 'vitest';
import { lookUp } from '../../src/tables/lookup.ts';

test('a table has a value for each of its keys', () => {
  expect(lookUp({ amp: '&', lt: '<' }, 'lt')).toBe('<');
});

test.each(['gt', 'constructor', 'valueOf', '__proto__', ''])(
  'a table without the key %o has no value for it',
  (key) => {
    expect(lookUp({ amp: '&' }, key)).toBeUndefined();
  },
);
