import { lookUp } from '../../tables/lookup.ts';

/**
 * Words for mathematical symbols, so that `α` and `alpha` find the same papers. They are the names in TeX if these are words
 * that people write. Symbols that say little, such as arrows, have none.
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...named(
    'αβγδεζηθικλμνξοπρστυφχψω',
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega',
  ),
  ...named(
    'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ',
    'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega',
  ),
  ...named(
    'ς∇∂∑∏∫∞√∪∩⊗⊕≈≠≤≥≪≫∼≡∝⊥∀∃∅⊂⊆ℵ×±',
    'sigma nabla partial sum product integral infinity sqrt union intersection otimes oplus approx neq leq geq ll gg sim equiv propto perp forall exists emptyset subset subseteq aleph times pm',
  ),
]);

function named(signs: string, names: string): [sign: string, name: string][] {
  const words = names.split(' ');
  return [...signs].map((sign, at) => [sign, words[at] ?? '']);
}

// One or two Greek letters are symbols; three or more are a Greek word.
const SIGN =
  /(?<![\p{Script=Greek}\p{M}])\p{Script=Greek}{1,2}(?![\p{Script=Greek}\p{M}])|[∇∂∑∏∫∞√∪∩⊗⊕≈≠≤≥≪≫∼≡∝⊥∀∃∅⊂⊆ℵ×±]/gu;
const LANGUAGES: Readonly<Record<string, string>> = {
  'c++': 'cplusplus',
  'c#': 'csharp',
  'f#': 'fsharp',
  '.net': 'dotnet',
};
/** Names of programming languages that would be a letter, or another word, without their symbols. */
export const LANGUAGE = /(?<![\p{L}\p{N}])(?:c\+\+|[cf]#|\.net(?![\p{L}\p{N}]))/iu;
const EVERY_LANGUAGE = new RegExp(LANGUAGE, 'giu');

// Marks the space that a name needs on either side, unless a hyphen joins it to a word. Texts do not have this character.
const ROOM = '\uE000';

/**
 * Replaces symbols by words and letters by their plain forms: `alpha-divergence` for `α-divergence`, `nabla f` for `∇f`, `Rn`
 * for `ℝⁿ`, `cplusplus` for `C++`. The plain forms are Unicode's: https://www.unicode.org/reports/tr15/ (NFKC).
 */
export function spellSymbols(text: string): string {
  return text
    .normalize('NFKC')
    .replace(EVERY_LANGUAGE, (name) => lookUp(LANGUAGES, name.toLowerCase()) ?? name)
    .replace(SIGN, (letters) =>
      [...letters].map((sign) => `${ROOM}${NAMES.get(sign) ?? sign}${ROOM}`).join(''),
    )
    .replace(/\uE000*-\uE000*/gu, '-')
    .replace(/\uE000+/gu, ' ');
}
