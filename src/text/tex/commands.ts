import type { InlineTarget } from '../mdast/inline-builder.ts';
import { isNote, isOmitted, isShaper, isSilent, isSpace, isSymbol } from '../tex-syntax/command-names.ts';
import { readAccent } from './accents.ts';
import { argumentShapeOf, readArguments } from './arguments.ts';
import { characterOf, letterOf } from './characters.ts';
import type { Command, CommandReader, TexContext } from './context.ts';
import { readControlSymbol } from './control-symbols.ts';
import { readBegin, readEnd } from './environments.ts';
import { readLength } from './lengths.ts';
import { readHref, readUrl } from './links.ts';
import { readQuantity } from './quantities.ts';
import { readStyle } from './styles.ts';
import {
  afterDegree,
  readChemistry,
  readConditional,
  readDegree,
  readItem,
  readNote,
  readOmitted,
  readQuotation,
  readSubscript,
  readSuperscript,
  readVerbatim,
} from './text-commands.ts';
import { readUndelimitedMath } from './undelimited-math.ts';

/** Commands that need a reader of their own, by their names. */
const COMMANDS: ReadonlyMap<string, CommandReader> = new Map(
  Object.entries({
    url: readUrl,
    path: readUrl,
    nolinkurl: readUrl,
    href: readHref,
    begin: readBegin,
    end: readEnd,
    item: readItem,
    deg: readDegree,
    enquote: readQuotation,
    mkbibquote: readQuotation,
    verb: readVerbatim,
    lstinline: readVerbatim,
    ce: readChemistry,
    ch: readChemistry,
    ifmmode: readConditional,
    textsuperscript: readSuperscript,
    textsubscript: readSubscript,
  } satisfies Record<string, CommandReader>),
);

/** The readers in order; the first that returns a position has read the command. */
const READERS: readonly CommandReader[] = [
  readAccent,
  readControlSymbol,
  readCharacter,
  (context, command) => (isOmitted(command.name) ? readOmitted(context, command) : undefined),
  ({ source }, { name, after, to }) => (isSilent(name) ? source.afterSpaces(after, to) : undefined),
  (context, command) => (isNote(command.name) ? readNote(context, command) : undefined),
  (context, command) => COMMANDS.get(command.name)?.(context, command),
  readStyle,
  readLength,
  readQuantity,
  readByShape,
  readMath,
  readUnknown,
];

// TeX by Topic (https://ctan.org/pkg/texbytopic), chapter 2: a control word ends before the first character other than a letter.
const CONTROL_WORD = /\\([A-Za-z]+)\*?/uy;

/** Reads the command whose backslash is at `at` and returns the position after it and its arguments. */
export function readCommand(context: TexContext, at: number, to: number, target: InlineTarget): number {
  const { text } = context.source;
  CONTROL_WORD.lastIndex = at;
  const word = CONTROL_WORD.exec(text);
  const after = Math.min(to, at + (word?.[0].length ?? 2));
  const command: Command = { name: word?.[1] ?? text.slice(at + 1, after), at, after, to, target };
  for (const read of READERS) {
    const end = read(context, command);
    if (end !== undefined) return end;
  }
  return after;
}

/** Reads `\ss`, `\ldots` or `\quad`. The space after a letter ends its command; the space after another character stays. */
function readCharacter({ source }: TexContext, { name, after, to, target }: Command): number | undefined {
  const letter = letterOf(name);
  const character = letter ?? (isSpace(name) ? ' ' : characterOf(name));
  if (character === undefined) return undefined;
  target.out.addText(character);
  if (letter !== undefined) return afterEmptyGroup(source.text, source.afterSpaces(after, to), to);
  return character === '°' ? afterDegree(source.text, after, to) : afterEmptyGroup(source.text, after, to);
}

function afterEmptyGroup(text: string, at: number, to: number): number {
  return at + 1 < to && text.startsWith('{}', at) ? at + 2 : at;
}

/** Reads a command whose arguments have a known shape, if it has arguments here. */
function readByShape(context: TexContext, command: Command): number | undefined {
  const shape = argumentShapeOf(command.name);
  const end = shape === undefined ? command.after : readArguments(context, shape, command);
  return end > command.after ? end : undefined;
}

/** Reads a math command whose author forgot the dollars. */
function readMath(context: TexContext, command: Command): number | undefined {
  const { name } = command;
  return isSymbol(name) || isShaper(name) ? readUndelimitedMath(context, command, isShaper(name)) : undefined;
}

/** Reads an unknown command: its argument is text. Without an argument, or with an empty one, its name is shown. */
function readUnknown({ source }: TexContext, { at, after, to, target: { out } }: Command): number {
  const option = source.afterOption(after, to);
  if (option > after && (source.argument(option, to)?.from ?? 0) === option + 1) return option;
  const argument = source.text[after] === '{' ? source.argument(after, to) : undefined;
  if (argument !== undefined && argument.to > argument.from) return after;
  out.addText(source.text.slice(at, after));
  return argument?.next ?? after;
}
