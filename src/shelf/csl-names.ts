import type { CslName } from '../exports/csl-item.ts';

/** Names as they are read: given name, particle, family name, suffix. */
export function namesOf(names: readonly CslName[]): string[] {
  return names
    .map(({ literal, given, family, suffix, 'non-dropping-particle': particle }) =>
      (literal !== undefined ? [literal] : [given, particle, family, suffix])
        .filter((part) => part !== undefined)
        .join(' '),
    )
    .filter((name) => name !== '');
}
