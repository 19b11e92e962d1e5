import type { InlineBuilder, InlineTarget } from '../mdast/inline-builder.ts';
import type { TexSource } from './source.ts';

/** The parser as the readers of commands see it: what they read from, and where they add the result. */
export interface TexContext {
  readonly source: TexSource;
  /** How many commands for quotations, such as `\enquote`, are open. */
  openQuotations: number;

  /** Reads the text from `from` to `to` into `target`. */
  read(from: number, to: number, target: InlineTarget): void;

  /** Reads the text from `from` to `to` into nodes of its own. */
  readApart(from: number, to: number, target: InlineTarget): InlineBuilder;

  /** Adds a formula. `isDisplay` asks for a block of its own, which it gets where blocks may stand. */
  addFormula(tex: string, isDisplay: boolean, target: InlineTarget): void;

  /** Ends the paragraph; inside of braces and in a line it adds a space instead. */
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
  /** The position where the text that is read ends. */
  readonly to: number;
  /** Where its text goes. */
  readonly target: InlineTarget;
}

/**
 * Reads a command with its arguments and returns the position after them; `undefined` if the command has another meaning
 * here, so that another reader may try.
 */
export type CommandReader = (context: TexContext, command: Command) => number | undefined;
