import { memoize } from './memoize.ts';
import { joinPieces, operatorRole, type Piece } from './operator-spacing.ts';
import { type MathNode, parseMathml } from './parse-mathml.ts';
import { texToMathml } from './tex-to-mathml.ts';
import { combiningAccent, isSimple, parenthesize, plainCharacters, scriptToUnicode } from './unicode-math.ts';
import { charactersIn } from './visible-characters.ts';

/**
 * Converts a formula to plain text on one line, with the characters that its MathML shows. A formula that cannot be rendered
 * is its source. It never throws.
 * @example texToUnicode('M \\in \\mathbb{R}^{m \\times n}') // 'M ∈ ℝ^(m×n)'
 */
export const texToUnicode = memoize(convert);

function convert(tex: string): string {
  try {
    return toLine(parseMathml(texToMathml(tex, false))) || tex;
  } catch {
    // The TeX is invalid, or nests so deep that it overflows the stack.
    return tex;
  }
}

function toLine(node: MathNode, isTight = false): string {
  return normalize(joinPieces(toPieces(node), isTight));
}

function normalize(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function toPieces(node: MathNode | undefined): Piece[] {
  if (node === undefined) return [];
  const [first, second, third] = node.children;
  switch (node.name) {
    case 'mi':
    case 'mn':
    case 'mtext':
      return [wordPiece(plainCharacters(charactersIn(node)))];
    case 'mo':
      return [operatorPiece(node)];
    case 'mspace':
      return /width="(?:0*\.)?0*[1-9]/u.test(node.attributes) ? [{ role: 'space', text: ' ' }] : [];
    case 'mover':
      return accentPieces(first, second);
    case 'msup':
      return scriptPieces(first, undefined, second);
    case 'msub':
    case 'munder':
      return scriptPieces(first, second, undefined);
    case 'msubsup':
    case 'munderover':
      return scriptPieces(first, second, third);
    case 'mfrac':
      return [fractionPiece(node)];
    case 'msqrt':
      return [
        { role: 'operand', text: rootText(normalize(joinPieces(node.children.flatMap(toPieces), true))) },
      ];
    case 'mroot':
      return [{ role: 'operand', text: `${scriptText(second, '^')}${rootText(tightLine(first))}` }];
    case 'mtable':
      return [{ role: 'operand', text: node.children.map(rowText).join('; ') }];
    case 'mphantom':
    case 'annotation':
      return [];
    default:
      return node.name === undefined ? [] : node.children.flatMap(toPieces);
  }
}

/** The name of an undefined command must not run into a letter after it. */
function wordPiece(text: string): Piece {
  return { role: 'operand', text, isOpen: /\\[A-Za-z]+$/u.test(text) };
}

function operatorPiece({ attributes, ...node }: MathNode): Piece {
  const raw = charactersIn({ attributes, ...node });
  if (raw === '\u2061') return { role: 'application', text: '' };
  const text = plainCharacters(raw);
  // Bars are brackets, unless Temml spaces them as a relation.
  if (text === '|') return { role: /lspace="0\.2/u.test(attributes) ? 'relation' : 'operand', text };
  return { role: operatorRole(text), text, isOpen: /^[∑∏∐∫∬∭∮⋃⋂⨁⨂⨀⋁⋀]$/u.test(text) };
}

// A script that would include a letter right after it.
const OPEN_SCRIPT = /[\^_][\p{L}\p{N}]+$/u;

function scriptPieces(base: MathNode | undefined, below?: MathNode, above?: MathNode): Piece[] {
  if (below?.name === 'mo' && /^[⏟_‾]$/u.test(charactersIn(below))) return toPieces(base);
  const pieces = toPieces(base);
  const [only] = pieces;
  const scripts = scriptText(below, '_') + scriptText(above, '^');
  if (pieces.length === 1 && only !== undefined && only.role !== 'fraction')
    return [
      { ...only, text: only.text + scripts, isOpen: only.isOpen === true || OPEN_SCRIPT.test(scripts) },
    ];
  const text = joinPieces(pieces, true);
  const isWhole =
    pieces.every(({ role }) => role === 'operand' || role === 'space') ||
    (only?.role === 'open' && pieces.at(-1)?.role === 'close');
  return [{ role: 'operand', text: (isWhole ? text : parenthesize(text)) + scripts }];
}

/** Converts each node only once: scripts nest, so converting them twice would take exponential time. */
function scriptText(node: MathNode | undefined, sign: '^' | '_'): string {
  const pieces = toPieces(node);
  // Several pieces are a product in a superscript, as in `e^(iπ)`, but a word in a subscript.
  return scriptToUnicode(normalize(joinPieces(pieces, true)), sign, sign === '^' && pieces.length > 1);
}

/** A letter with its accent. An accent over more than one letter, or a brace, is left out. */
function accentPieces(base: MathNode | undefined, above: MathNode | undefined): Piece[] {
  const accent =
    above?.name === 'mo' && base?.name !== 'mo' ? combiningAccent(charactersIn(above)) : undefined;
  if (accent === undefined) return scriptPieces(base, undefined, above);
  const text = joinPieces(toPieces(base), true);
  return [{ role: 'operand', text: /^\p{L}$/u.test(text) ? text + accent : text }];
}

function fractionPiece({ attributes, children: [above, below] }: MathNode): Piece {
  const [top, bottom] = [tightLine(above), tightLine(below)];
  if (attributes.includes('linethickness="0')) return { role: 'operand', text: `${top} ${bottom}` };
  return { role: 'fraction', text: `${operandText(top)}/${operandText(bottom)}` };
}

function rootText(text: string): string {
  return `√${Array.from(text).length === 1 || /^\d+$/u.test(text) ? text : parenthesize(text)}`;
}

function operandText(text: string): string {
  return isSimple(text) ? text : parenthesize(text);
}

function rowText({ children }: MathNode): string {
  return children.map((cell) => toLine(cell)).join(' ');
}

function tightLine(node: MathNode | undefined): string {
  return node === undefined ? '' : toLine(node, true);
}
