import type { InlineBuilder, InlineTarget } from '../mdast/inline-builder.ts';
import type { TexSource } from './source.ts';

/** The interface of the parser for the readers of commands. */
export interface TexContext {
  readonly source: TexSource;
  /** The number of open quotation commands, such as `\enquote`. */
  openQuotations: number;

  /** Reads the text from `from` to `to` into `target`. */
  read(from: number, to: number, target: InlineTarget): void;

  /** Reads the text from `from` to `to` into a new builder. */
  readApart(from: number, to: number, target: InlineTarget): InlineBuilder;

  /** Adds a formula; with `isDisplay` as a block of its own, if blocks are allowed here. */
  addFormula(tex: string, isDisplay: boolean, target: InlineTarget): void;

  /** Ends the paragraph; inside of braces and in one-line text, adds a space instead. */
  endParagraph(target: InlineTarget): void;
}

/** A command in the text. All positions are in UTF-16 code units. */
export interface Command {
  /** Its name without the backslash. */
  readonly name: string;
  /** The position of its backslash. */
  readonly at: number;
  /** The position after its name. */
  readonly after: number;
  /** The end of the text that is read. */
  readonly to: number;
  /** The target of its text. */
  readonly target: InlineTarget;
}

/**
 * Reads a command with its arguments and returns the position after them; `undefined` if the command has another meaning
 * here, so that another reader may try.
 */
export type CommandReader = (context: TexContext, command: Command) => number | undefined;
