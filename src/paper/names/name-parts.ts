import { foldLetters } from './fold-letters.ts';
import { SUFFIXES, withoutMarks } from './names.ts';

/** A part of a name: a full word, an abbreviation (`Chr.`), or an initial. */
export interface NamePart {
  readonly text: string;
  readonly kind: 'word' | 'cut' | 'initial';
}

const PARTICLES = new Set(
  'af al av bin da dal das de dei del della den der des di do dos du e el ibn la las le lo los st ten ter van vom von y zu zum zur'.split(
    ' ',
  ),
);
const SUFFIX = new RegExp(`^(?:${SUFFIXES})$`, 'u');
const WORD = /[\p{L}\p{M}\p{N}]+\.?/gu;

/**
 * A name in lower case without accents, with single spaces between words. `Müller` and `Mueller` become the
 * same.
 */
export function foldName(name: string): string {
  const bare = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/gu, '')
    .toLowerCase();
  return foldLetters(bare)
    .replace(/([aou])e/gu, '$1')
    .replace(/['’ʼʻ`]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * All possible readings of a printed name as parts, without particles and suffixes: `Xiao-Ming` is two words
 * or one, `RS` beside a family name is a name or two initials.
 */
export function partsOf(printed: string): readonly (readonly NamePart[])[] {
  const name = withoutMarks(printed).replace(/['’ʼʻ`]/gu, '');
  const apart = inWords(name.replace(/[-‐‑–]/gu, ' '));
  const readings = [apart.map(partOf)];
  if (/\p{L}[-‐‑–]\p{L}/u.test(name)) readings.push(inWords(name.replace(/[-‐‑–]/gu, '')).map(partOf));
  const hasSmall = /\p{Ll}/u.test(name);
  if (hasSmall && apart.some(isCompact)) {
    readings.push(apart.flatMap((word) => (isCompact(word) ? [...word].map(partOf) : [partOf(word)])));
  }
  return readings;
}

/** The words of a name without particles and suffixes. */
function inWords(name: string): string[] {
  const words = name.normalize('NFC').match(WORD) ?? [];
  return words.filter((word, index) => {
    const bare = foldName(word);
    if (index === words.length - 1) return words.length < 3 || !SUFFIX.test(bare);
    // At the beginning, `Van` may be a given name; `van` never is.
    return !PARTICLES.has(bare) || (index === 0 && word !== word.toLowerCase());
  });
}

function isCompact(word: string): boolean {
  return /^\p{Lu}{2,3}$/u.test(word);
}

function partOf(word: string): NamePart {
  const text = foldName(word);
  if (text.length <= 1) return { text, kind: 'initial' };
  return { text, kind: word.endsWith('.') ? 'cut' : 'word' };
}
