import fc from 'fast-check';
import { hostileValue, payloadsFor } from './payloads.ts';

/** Messages to the worker of a site. `own` is an address of the site. */
export function hostileMessages(foreign: string, own: string): fc.Arbitrary<unknown> {
  const addresses = fc.constantFrom(
    ...payloadsFor(foreign),
    own,
    `${own}../outside.html`,
    `${own}%2e%2e/outside.html`,
    'blob:null/x',
    'file:///etc/passwd',
    'about:blank',
  );
  const value = hostileValue(foreign);
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ store: fc.array(addresses, { maxLength: 5 }) }) },
    { weight: 2, arbitrary: fc.record({ store: value }) },
    {
      weight: 1,
      arbitrary: fc.record({ store: fc.array(value), type: fc.constantFrom('SKIP_WAITING', 'CACHE_URLS') }),
    },
    { weight: 1, arbitrary: value },
  );
}
