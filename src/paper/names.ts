/** Names as they are sorted and compared. What is printed is always `Author.name`, as the source has it. */

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const PARTICLES = new Set([
  'da',
  'de',
  'del',
  'della',
  'den',
  'der',
  'di',
  'du',
  'dos',
  'la',
  'le',
  'ten',
  'ter',
  'van',
  'von',
  'zu',
]);

/** The parts of a name that is known only as printed; `family` is the whole name where it has one word. */
export interface NameParts {
  readonly given?: string;
  readonly family: string;
  readonly suffix?: string;
}

/**
 * Splits `Ludwig van Beethoven Jr.` into given name, family name with its particles, and suffix. It is a guess, as any
 * split of a printed name is; parts that a source states are to be preferred.
 */
export function splitName(name: string): NameParts {
  const words = name.trim().split(/\s+/u);
  const last = words.at(-1) ?? '';
  const suffix = words.length > 2 && SUFFIX.test(last) ? words.pop() : undefined;
  if (words.length < 2) return { family: words.join(' '), ...(suffix !== undefined && { suffix }) };
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has((words[start - 1] ?? '').toLowerCase())) start--;
  return {
    given: words.slice(0, start).join(' '),
    family: words.slice(start).join(' '),
    ...(suffix !== undefined && { suffix }),
  };
}
