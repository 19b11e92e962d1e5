/**
 * The role that a token may have in a formula: `letter` is a variable of one letter, `name` a command that may be an English
 * word too, `script` a superscript or subscript with its `^` or `_`, `call` a command with its arguments, `group` a pair of
 * braces with its content. A `word` is not part of a formula.
 */
export type TokenKind =
  | 'space'
  | 'number'
  | 'letter'
  | 'name'
  | 'script'
  | 'call'
  | 'group'
  | 'operator'
  | 'open'
  | 'close'
  | 'punctuation'
  | 'word';

/** A piece of a paragraph. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Its start, in UTF-16 code units from the beginning of the paragraph. */
  readonly from: number;
  /** Whether it can only come from a formula, since prose never has it: `R^2`, `varepsilon`, `mathcal{O}`. */
  readonly unambiguous: boolean;
}
