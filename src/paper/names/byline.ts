const SHOWN_FIRST = 3;

/** Names on one line: all if there are at most five, else the first three, the last, and the number left out. */
export function bylineOfNames(names: readonly string[]): string {
  const left = names.length - SHOWN_FIRST - 1;
  if (left < 2) return names.join(', ');
  return `${names.slice(0, SHOWN_FIRST).join(', ')}, … ${names.at(-1) ?? ''} (+${left})`;
}

/** A number of authors of whom the source gives no names. */
export function bylineOfCount(count: number): string {
  return count === 1 ? '1 author' : `${count} authors`;
}
