/**
 * The words for signs of mathematics, so that `α` and `alpha` find the same papers. Names are those of TeX where they are
 * words that people write. A sign that says little, such as an arrow, has none.
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

// One or two Greek letters are signs; more of them are a Greek word.
const SIGN =
  /(?<![\p{Script=Greek}\p{M}])\p{Script=Greek}{1,2}(?![\p{Script=Greek}\p{M}])|[∇∂∑∏∫∞√∪∩⊗⊕≈≠≤≥≪≫∼≡∝⊥∀∃∅⊂⊆ℵ×±]/gu;
const LANGUAGES: Readonly<Record<string, string>> = {
  'c++': 'cplusplus',
  'c#': 'csharp',
  'f#': 'fsharp',
  '.net': 'dotnet',
};
/** Names of languages that would be a letter, or another word, without their signs. */
export const LANGUAGE = /(?<![\p{L}\p{N}])(?:c\+\+|[cf]#|\.net(?![\p{L}\p{N}]))/iu;
const EVERY_LANGUAGE = new RegExp(LANGUAGE, 'giu');

// Room that a name needs on either side, unless a hyphen joins it to a word. No text has this character.
const ROOM = '\uE000';

/**
 * Text with signs as words and letters in their plain form: `α-divergence` as `alpha-divergence`, `∇f` as `nabla f`, `ℝⁿ`
 * as `Rn`, `C++` as `cplusplus`. The plain forms are those of Unicode: https://www.unicode.org/reports/tr15/ (NFKC).
 */
export function spellSymbols(text: string): string {
  return text
    .normalize('NFKC')
    .replace(EVERY_LANGUAGE, (name) => LANGUAGES[name.toLowerCase()] ?? name)
    .replace(SIGN, (letters) =>
      [...letters].map((sign) => `${ROOM}${NAMES.get(sign) ?? sign}${ROOM}`).join(''),
    )
    .replace(/\uE000*-\uE000*/gu, '-')
    .replace(/\uE000+/gu, ' ');
}
