/** The role of a piece, which determines the spaces around it. `application` is between a function and its argument. */
type Role =
  | 'operand'
  | 'fraction'
  | 'relation'
  | 'binary'
  | 'comma'
  | 'open'
  | 'close'
  | 'space'
  | 'application';

/** A piece of a formula as plain text. */
export interface Piece {
  readonly role: Role;
  readonly text: string;
  /** Whether a letter right after it would seem to belong to it, as after `x_max` and `∑`. */
  readonly isOpen?: boolean;
}

const RELATIONS = /^(?:[=≠<>≤≥≪≫≈≃≅≡∼≁∝∈∉∋⊂⊃⊆⊇⊊⊋⊢⊨⊥→←↔⇒⇐⇔⟶⟵⟷⟹⟸⟺↦⟼≔≐≜≺≻⪯⪰⩽⩾≲≳≼≽↝⇝↪⊑]|:=)$/u;
const BINARY = /^[+−±∓∪∩∧∨⊕⊖⊗⊙∖⊔⊓]$/u;

/** The role of an operator. Multiplication signs are operands, so they get no spaces: `3×10⁻⁴`. */
export function operatorRole(operator: string): Role {
  if (RELATIONS.test(operator)) return 'relation';
  if (BINARY.test(operator)) return 'binary';
  if (/^[,;]$/u.test(operator)) return 'comma';
  if (/^[([{⟨⌊⌈]$/u.test(operator)) return 'open';
  return /^[)\]}⟩⌋⌉]$/u.test(operator) ? 'close' : 'operand';
}

/** Joins pieces, with spaces around relations and between terms. In scripts (`isTight`) it leaves these out. */
export function joinPieces(pieces: readonly Piece[], isTight: boolean): string {
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const [before, after] = [neighbour(pieces, index, -1), neighbour(pieces, index, 1)];
    // `n log n`: a space separates a function from the operand before it.
    const isFunction = pieces[index + 1]?.role === 'application' && /[\p{L}\p{M}\p{N})\]]$/u.test(text);
    text = append(isFunction ? `${text} ` : text, piece, before, after, isTight);
  }
  return text.trim();
}

function append(
  text: string,
  piece: Piece,
  before: Piece | undefined,
  after: Piece | undefined,
  isTight: boolean,
): string {
  const { role } = piece;
  const isInfix = isOperand(before, 'close') && after !== undefined;
  switch (role) {
    case 'space':
      return before?.role === 'open' || after?.role === 'close' || /(?:^|[\s/])$/u.test(text)
        ? text
        : `${text} `;
    case 'application':
      return after === undefined || after.role === 'open' || text.endsWith(' ') ? text : `${text} `;
    case 'relation':
    case 'binary': {
      const isSpaced = !isTight && (role === 'binary' ? isInfix : before !== undefined);
      if (!isSpaced) return (isTight ? text.trimEnd() : text) + piece.text;
      return `${text.trimEnd()} ${piece.text}${after === undefined ? '' : ' '}`;
    }
    case 'comma':
      return text.trimEnd() + piece.text + (after === undefined || isTight ? '' : ' ');
    case 'fraction':
      return text + (isOperand(before, 'close') || isOperand(after, 'open') ? `(${piece.text})` : piece.text);
    default: {
      const runsOn = before?.isOpen === true && /^[\p{L}\p{N}]/u.test(piece.text) && !text.endsWith(' ');
      return text + (runsOn ? ' ' : '') + piece.text;
    }
  }
}

function isOperand(piece: Piece | undefined, bracket: 'open' | 'close'): boolean {
  return piece !== undefined && ['operand', 'fraction', bracket].includes(piece.role);
}

/** The nearest visible piece. */
function neighbour(pieces: readonly Piece[], from: number, step: 1 | -1): Piece | undefined {
  for (let at = from + step; ; at += step) {
    const piece = pieces[at];
    if (piece?.role !== 'space' && piece?.role !== 'application') return piece;
  }
}
