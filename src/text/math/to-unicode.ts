import { remembering } from '../memoize.ts';
import { joined, type Piece, roleOf } from './operator-spacing.ts';
import { type MathNode, treeOfMathml } from './parse-mathml.ts';
import { mathmlOf } from './tex-to-mathml.ts';
import { accentOf, bracketed, isSimple, plainSigns, scriptOf } from './unicode-math.ts';
import { charactersOf } from './visible-characters.ts';

/**
 * A formula as plain text: the characters that its MathML shows, in one line, as a person would type them with all of
 * Unicode at hand. A formula that cannot be set stands as its source. It never throws.
 */
export const plainFormula = remembering(read);

function read(tex: string): string {
  try {
    return inLine(treeOfMathml(mathmlOf(tex, false))) || tex;
  } catch {
    // Not only what is no TeX: what nests too deep overflows the stack.
    return tex;
  }
}

function inLine(node: MathNode, isTight = false): string {
  return normal(joined(piecesOf(node), isTight));
}

function normal(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function piecesOf(node: MathNode | undefined): Piece[] {
  if (node === undefined) return [];
  const [first, second, third] = node.children;
  switch (node.name) {
    case 'mi':
    case 'mn':
    case 'mtext':
      return [word(plainSigns(charactersOf(node)))];
    case 'mo':
      return [operator(node)];
    case 'mspace':
      return /width="(?:0*\.)?0*[1-9]/u.test(node.attributes) ? [{ role: 'space', text: ' ' }] : [];
    case 'mover':
      return accented(first, second);
    case 'msup':
      return scripted(first, undefined, second);
    case 'msub':
    case 'munder':
      return scripted(first, second, undefined);
    case 'msubsup':
    case 'munderover':
      return scripted(first, second, third);
    case 'mfrac':
      return [fraction(node)];
    case 'msqrt':
      return [{ role: 'operand', text: rooted(normal(joined(node.children.flatMap(piecesOf), true))) }];
    case 'mroot':
      return [{ role: 'operand', text: `${scriptText(second, '^')}${rooted(line(first))}` }];
    case 'mtable':
      return [{ role: 'operand', text: node.children.map(row).join('; ') }];
    case 'mphantom':
    case 'annotation':
      return [];
    default:
      return node.name === undefined ? [] : node.children.flatMap(piecesOf);
  }
}

/** A command that no one defines is shown by its name, and keeps its letters apart. */
function word(text: string): Piece {
  return { role: 'operand', text, isOpen: /\\[A-Za-z]+$/u.test(text) };
}

function operator({ attributes, ...node }: MathNode): Piece {
  const raw = charactersOf({ attributes, ...node });
  if (raw === '\u2061') return { role: 'application', text: '' };
  const text = plainSigns(raw);
  // Bars are brackets, unless they have a relation's room around them.
  if (text === '|') return { role: /lspace="0\.2/u.test(attributes) ? 'relation' : 'operand', text };
  return { role: roleOf(text), text, isOpen: /^[∑∏∐∫∬∭∮⋃⋂⨁⨂⨀⋁⋀]$/u.test(text) };
}

// A script that a letter behind it would lengthen.
const OPEN = /[\^_][\p{L}\p{N}]+$/u;

function scripted(base: MathNode | undefined, below?: MathNode, above?: MathNode): Piece[] {
  if (below?.name === 'mo' && /^[⏟_‾]$/u.test(charactersOf(below))) return piecesOf(base);
  const pieces = piecesOf(base);
  const [only] = pieces;
  const scripts = scriptText(below, '_') + scriptText(above, '^');
  if (pieces.length === 1 && only !== undefined && only.role !== 'fraction')
    return [{ ...only, text: only.text + scripts, isOpen: only.isOpen === true || OPEN.test(scripts) }];
  const text = joined(pieces, true);
  const isWhole =
    pieces.every(({ role }) => role === 'operand' || role === 'space') ||
    (only?.role === 'open' && pieces.at(-1)?.role === 'close');
  return [{ role: 'operand', text: (isWhole ? text : bracketed(text)) + scripts }];
}

/** Each node is read once: scripts nest. */
function scriptText(node: MathNode | undefined, sign: '^' | '_'): string {
  const pieces = piecesOf(node);
  // More than one quantity, as in `e^(iπ)`; the letters of a word below the line are one.
  return scriptOf(normal(joined(pieces, true)), sign, sign === '^' && pieces.length > 1);
}

/** A letter with its accent. An accent over more than a letter, or a brace, adds nothing that could be read. */
function accented(base: MathNode | undefined, above: MathNode | undefined): Piece[] {
  const accent = above?.name === 'mo' && base?.name !== 'mo' ? accentOf(charactersOf(above)) : undefined;
  if (accent === undefined) return scripted(base, undefined, above);
  const text = joined(piecesOf(base), true);
  return [{ role: 'operand', text: /^\p{L}$/u.test(text) ? text + accent : text }];
}

function fraction({ attributes, children: [above, below] }: MathNode): Piece {
  const [top, bottom] = [line(above), line(below)];
  if (attributes.includes('linethickness="0')) return { role: 'operand', text: `${top} ${bottom}` };
  return { role: 'fraction', text: `${operand(top)}/${operand(bottom)}` };
}

function rooted(text: string): string {
  return `√${Array.from(text).length === 1 || /^\d+$/u.test(text) ? text : bracketed(text)}`;
}

function operand(text: string): string {
  return isSimple(text) ? text : bracketed(text);
}

function row({ children }: MathNode): string {
  return children.map((cell) => inLine(cell)).join(' ');
}

function line(node: MathNode | undefined): string {
  return node === undefined ? '' : inLine(node, true);
}
