/** Parts of names, for sorting, comparing and citing. Pages print `Author.name`, as the source has it. */

import { printedName } from './name-order.ts';

/** The suffixes of names, in lower case, as alternatives of a pattern. */
export const SUFFIXES = 'jr|sr|ii|iii|iv';
const SUFFIX = new RegExp(`^(?:${SUFFIXES})\\.?$`, 'i');
const PARTICLES = new Set('da de del della den der di du dos la le ten ter van von zu'.split(' '));

/** Whether a word could be a suffix, such as `Jr.` or `II`. */
export function isSuffix(word: string): boolean {
  return SUFFIX.test(word);
}

/**
 * The parts of a name of which only the printed form is known. For a name of one word, `family` is the whole
 * name.
 */
export interface NameParts {
  readonly given?: string;
  readonly family: string;
  readonly suffix?: string;
}

/**
 * Splits `Ludwig van Beethoven Jr.` into given name, family name with its particles, and suffix. It is a guess: prefer the
 * parts that a source states.
 */
export function splitName(name: string): NameParts {
  const words = name.trim().split(/\s+/u);
  const last = words.at(-1) ?? '';
  const suffix = words.length > 2 && isSuffix(last) ? words.pop() : undefined;
  if (words.length < 2) return { family: words.join(' '), ...(suffix !== undefined && { suffix }) };
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has((words[start - 1] ?? '').toLowerCase())) start--;
  return {
    given: words.slice(0, start).join(' '),
    family: words.slice(start).join(' '),
    ...(suffix !== undefined && { suffix }),
  };
}

// In lower case, these are never part of the family name proper. Capitalised, they are: `De Luca`.
const LOWER_PARTICLES = new Set([
  ...PARTICLES,
  ...'af al av bin bint dal das dei den des do el ibn st vom zum zur'.split(' '),
]);
const CAPITAL_PARTICLES = new Set('Al Bin De Del Della Der El Ibn Van Von'.split(' '));
const COLLECTIVE =
  /\b(?:alliance|association|authors|center|centre|collaboration|committee|community|consortium|contributors|corporation|department|foundation|group|inc|initiative|institute|lab|laboratory|labs|ltd|network|project|research|society|team|university)\b/iu;
// Case-sensitive: `Ai` is a family name.
const MACHINES = /\sAI$/u;
// Without `AG`, `SA` and `Co`, which may be initials or a family name.
const COMPANY = /,\s*(?:inc|ltd|llc|corp|gmbh)\b\.?\s*$/iu;
const SCRIPT_WITHOUT_ORDER = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

// Footnote marks: signs that no name has, and numbers, which some names have: `R2`, `Sample Opus 4`.
const MARKS = /[\s,;*∗⁎⋆†‡§¶‖✉#\d¹²³⁴-⁹⁰]+$/u;
const NUMBERS = /[#\d¹²³⁴-⁹⁰]/u;
const SIGNS = /[*∗⁎⋆†‡§¶‖✉]/u;
// `Jane Doe1`, `Jane Doe 1,2`, and DBLP's numbers for namesakes, `Jane Doe 0001`.
const CERTAIN_NUMBERS = /^(?: ?[#¹²³⁴-⁹⁰]|\d{1,2}(?!\d)|.*[,;].*[#\d]| 0\d{3}$)/u;

/**
 * A printed name without trailing footnote marks: `Jane Doe` for `Jane Doe*` and `Jane Doe 1,2`. Numbers are
 * removed only if they are certainly not part of the name.
 */
export function withoutMarks(printed: string): string {
  const name = printed.trim().replace(/\s+/gu, ' ');
  const marks = MARKS.exec(name)?.[0] ?? '';
  const rest = name.slice(0, name.length - marks.length);
  if (!/[^\s,;]/u.test(marks) || !/\p{L}/u.test(rest)) return name;
  if (!NUMBERS.test(marks)) return rest;
  const isPerson = rest.includes(' ') && !isWhole(rest);
  if (isPerson && (SIGNS.test(marks) || CERTAIN_NUMBERS.test(marks))) return rest;
  return name.replace(/[\s*∗⁎⋆†‡§¶‖✉]+$/u, '');
}

/** A person's name in the parts that citation styles need, or a name that is never split. */
export type CitedName =
  | { readonly literal: string }
  | {
      readonly given?: string;
      readonly particle?: string;
      readonly family: string;
      readonly suffix?: string;
    };

/**
 * The name of an author for citations: the parts that the source states, else a guess from the printed name.
 * Names of organisations, names in East Asian scripts and everything else that is not a personal name stay
 * whole, as `literal`. Only words in lower case are the particle (`van der`); in `De Luca` all of it is the
 * family name. Footnote marks after a name are removed.
 */
export function citedName(author: {
  readonly name: string;
  readonly given?: string;
  readonly family?: string;
}): CitedName {
  const printed = author.name.trim().replace(/\s+/gu, ' ');
  const name = withoutMarks(printed);
  const marks = printed.slice(name.length);
  const [given, family] = [withoutEnd(author.given, marks), withoutEnd(author.family, marks)];
  // In these scripts, only the source knows where the family name ends.
  if (SCRIPT_WITHOUT_ORDER.test(name) && given !== undefined && family !== undefined && !isBody(name))
    return printedName(given, family) === name ? { given, family } : { literal: name };
  if (isWhole(name)) return { literal: name };
  if (family !== undefined && given !== undefined) {
    const start = `${given} ${family} `;
    const rest = name.startsWith(start) ? name.slice(start.length) : '';
    return withParticle(given, family, isSuffix(rest) ? rest : undefined);
  }
  return fromPrinted(name);
}

function withoutEnd(text: string | undefined, end: string): string | undefined {
  return end !== '' && text?.endsWith(end) === true ? text.slice(0, -end.length) : text;
}

/** Whether a name with a comma in it is an organisation's: `Sample and Sons, Inc.`, `Institute of Samples, Sometown`. */
export function isBodyWithComma(name: string): boolean {
  const [main = '', ...rest] = name.trim().split(/\s*,\s*/u);
  // `Collaboration, SAMPLE` is an organisation that a program has inverted like a person's name.
  return rest.length > 0 && (COMPANY.test(name) || (/\s/u.test(main) && COLLECTIVE.test(main)));
}

function isBody(name: string): boolean {
  return COLLECTIVE.test(name) || MACHINES.test(name);
}

function isWhole(name: string): boolean {
  if (isBody(name)) return true;
  if (/[^\p{L}\p{M}\s.,'’‘`ʼʻ‐‑–·-]|\s(?:and|for|of)\s/u.test(name)) return true;
  return SCRIPT_WITHOUT_ORDER.test(name) || !/\p{L}/u.test(name);
}

function fromPrinted(printed: string): CitedName {
  const [main = '', second, ...more] = printed.split(/\s*,\s*/u);
  if (more.length > 0) return { literal: printed };
  if (second !== undefined && !isSuffix(second)) {
    return main === '' || second === '' ? { literal: printed } : withParticle(second, main, undefined);
  }
  const words = main.split(' ');
  const last = words.at(-1) ?? '';
  const suffix = second ?? (words.length > 2 && isSuffix(last) ? words.pop() : undefined);
  let start = words.length - 1;
  while (start > 1 && isParticle(words[start - 1] ?? '')) start--;
  return withParticle(words.slice(0, start).join(' '), words.slice(start).join(' '), suffix);
}

function isParticle(word: string): boolean {
  return LOWER_PARTICLES.has(word) || CAPITAL_PARTICLES.has(word);
}

function withParticle(given: string, family: string, suffix: string | undefined): CitedName {
  // `Example,` is left of `Ada Example, Jr.` if the source took the rest for the given name.
  const words = family.replace(/,+$/u, '').split(/\s+/u);
  let at = 0;
  while (at < words.length - 1 && LOWER_PARTICLES.has(words[at] ?? '')) at++;
  // arXiv splits `K.-U.` into `K. -U.`.
  const initials = given.replace(/\.\s+-(?=\p{Lu})/gu, '.-');
  return {
    ...(initials !== '' && { given: initials }),
    ...(at > 0 && { particle: words.slice(0, at).join(' ') }),
    family: words.slice(at).join(' '),
    ...(suffix !== undefined && { suffix }),
  };
}
