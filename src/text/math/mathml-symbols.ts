import { lookUp } from '../../tables/lookup.ts';

// TeX's commands for the characters in MathML.

const COMMANDS: ReadonlyMap<string, string> = new Map(
  pairsOf(
    'α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda μ mu ν nu ξ xi ' +
      'π pi ρ rho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda ' +
      'Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega ℓ ell ℏ hbar ∂ partial ∇ nabla ∞ infty ∅ emptyset ℵ aleph ℜ Re ℑ Im ' +
      '≤ leq ≥ geq ⩽ leqslant ⩾ geqslant ≠ neq ≈ approx ≃ simeq ≅ cong ≡ equiv ∼ sim ∝ propto ≪ ll ≫ gg ≲ lesssim ≳ gtrsim ' +
      '∈ in ∉ notin ∋ ni ⊂ subset ⊆ subseteq ⊃ supset ⊇ supseteq ∪ cup ∩ cap ∖ setminus × times ÷ div ± pm ∓ mp ⋅ cdot · cdot ' +
      '∗ ast ⋆ star ∘ circ ∙ bullet • bullet ⊕ oplus ⊗ otimes ⊙ odot ∧ wedge ∨ vee ¬ neg ∀ forall ∃ exists ⊥ bot ⊤ top ' +
      '∥ parallel ∣ mid ⊢ vdash ⊨ models → to ← leftarrow ↔ leftrightarrow ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow ' +
      '↦ mapsto ↑ uparrow ↓ downarrow ⟶ longrightarrow ∑ sum ∏ prod ∫ int ∮ oint ∬ iint ⟨ langle ⟩ rangle 〈 langle 〉 rangle ' +
      '⌈ lceil ⌉ rceil ⌊ lfloor ⌋ rfloor … ldots ⋯ cdots ⋮ vdots ⋱ ddots † dagger ‡ ddagger ∠ angle △ triangle □ square ' +
      '⊲ triangleleft ⊳ triangleright ℝ mathbb{R} ℤ mathbb{Z} ℕ mathbb{N} ℂ mathbb{C} ℚ mathbb{Q} ℙ mathbb{P}',
  ),
);

const CHARACTERS: Readonly<Record<string, string>> = {
  '−': '-',
  '‐': '-',
  '–': '-',
  '′': "'",
  '″': "''",
  '{': '\\{',
  '}': '\\}',
  '%': '\\%',
  '#': '\\#',
  '&': '\\&',
  _: '\\_',
  $: '\\$',
  '\\': '\\backslash',
  '~': '\\sim',
  '^': '\\wedge',
  '‖': '\\|',
  '\u00A0': '\\ ',
  // Invisible operators.
  '\u2061': '',
  '\u2062': '',
  '\u2063': '',
  '\u2064': '',
  '\u200B': '',
};

function pairsOf(text: string): (readonly [string, string])[] {
  const words = text.split(' ');
  return words.flatMap((word, index) =>
    index % 2 === 0 ? [[word, `\\${words[index + 1] ?? ''}`] as const] : [],
  );
}

/** Converts text to TeX, character by character. */
export function symbolsToTex(text: string): string {
  let tex = '';
  for (const sign of text.replace(/\s+/gu, ' ')) {
    const written = COMMANDS.get(sign) ?? lookUp(CHARACTERS, sign) ?? sign;
    tex += (/\\[A-Za-z]+$/u.test(tex) && /^[A-Za-z]/u.test(written) ? ' ' : '') + written;
  }
  return tex;
}

const FUNCTIONS =
  /^(?:log|ln|exp|sin|cos|tan|cot|sinh|cosh|tanh|arcsin|arccos|arctan|min|max|sup|inf|lim|det|dim|ker|deg|gcd|arg|hom|Pr)$/u;
const VARIANTS: Readonly<Record<string, string>> = {
  bold: 'mathbf',
  'bold-italic': 'boldsymbol',
  'double-struck': 'mathbb',
  script: 'mathcal',
  fraktur: 'mathfrak',
  'sans-serif': 'mathsf',
  monospace: 'mathtt',
};

/** Converts an identifier to TeX: a letter, the name of a function, or a word, in the style of its `mathvariant`. */
export function identifierToTex(text: string, variant: string): string {
  if (FUNCTIONS.test(text)) return `\\${text}`;
  const tex = symbolsToTex(text);
  const style = lookUp(VARIANTS, variant);
  if (tex === '') return '';
  if (style !== undefined) return `\\${style}{${tex}}`;
  const isWord = /^\p{L}[\p{L}\p{N}]+$/u.test(text) || (variant === 'normal' && /^[A-Za-z]$/u.test(text));
  return isWord ? `\\mathrm{${tex}}` : tex;
}
