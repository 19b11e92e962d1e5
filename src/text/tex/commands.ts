import type { Place } from '../mdast/inline-builder.ts';
import {
  isDeclaration,
  isDropped,
  isNote,
  isShaper,
  isSilent,
  isSpace,
  isSymbol,
  styleOf,
} from '../tex-syntax/command-names.ts';
import { accent } from './accents.ts';
import { readArguments, shapeOf } from './arguments.ts';
import { isAccent, letterOf, signOf } from './characters.ts';
import { environmentBegins, environmentEnds } from './environments.ts';
import { readLength, takesLength } from './lengths.ts';
import { address, linkText } from './links.ts';
import type { TexReading } from './parser.ts';
import { isQuantity, readQuantity } from './quantities.ts';
import { styled, styledRest } from './styles.ts';
import { bareFormula } from './undelimited-math.ts';
import {
  behindDegree,
  chemistry,
  degrees,
  dropped,
  item,
  note,
  outsideOfFormulas,
  quotation,
  scripted,
  verbatim,
} from './words.ts';

const NAME = /\\([A-Za-z]+)\*?/uy;
const SIGN_MEANINGS: Readonly<Record<string, string>> = {
  ' ': ' ',
  '\n': ' ',
  ',': ' ',
  ';': ' ',
  ':': ' ',
  '>': ' ',
  '!': '',
  '/': '',
  '-': '',
  '@': '',
  '|': '‖',
};

/** Reads the command whose backslash stands at `at` and returns the place behind it and its arguments. */
export function command(reading: TexReading, at: number, to: number, place: Place): number {
  NAME.lastIndex = at;
  const found = NAME.exec(reading.source.text);
  const behind = Math.min(to, at + (found?.[0].length ?? 2));
  const name = found?.[1] ?? reading.source.text.slice(at + 1, behind);
  if (isAccent(name)) return accent(reading, name, behind, to, place);
  if (found === null) return sign(reading, name, behind, to, place);
  const letter = letterOf(name);
  if (letter !== undefined) {
    place.out.add(letter);
    return behindEmptyGroup(reading, reading.source.afterSpaces(behind, to), to);
  }
  const simple = isSpace(name) ? ' ' : signOf(name);
  if (simple !== undefined) {
    place.out.add(simple);
    return simple === '°'
      ? behindDegree(reading.source.text, behind, to)
      : behindEmptyGroup(reading, behind, to);
  }
  return wordCommand(reading, name, at, behind, to, place);
}

function wordCommand(
  reading: TexReading,
  name: string,
  at: number,
  behind: number,
  to: number,
  place: Place,
): number {
  if (isDropped(name)) return dropped(reading, behind, to, place);
  if (isSilent(name)) return reading.source.afterSpaces(behind, to);
  if (isNote(name)) return note(reading, behind, to, place);
  const own = OWN.get(name)?.(reading, behind, to, place, at);
  if (own !== undefined) return own;
  const style = styleOf(name);
  if (style !== undefined) {
    const isRest = isDeclaration(name) && reading.source.text[behind] !== '{';
    return isRest
      ? styledRest(reading, style, behind, to, place)
      : styled(reading, style, name, behind, to, place);
  }
  if (takesLength(name)) return readLength(reading, name, behind, to, place);
  const quantity = isQuantity(name) ? readQuantity(reading, name, behind, to, place) : undefined;
  if (quantity !== undefined) return quantity;
  const shape = shapeOf(name);
  const end = shape === undefined ? behind : readArguments(reading, shape, behind, to, place);
  if (end > behind) return end;
  if (isSymbol(name) || isShaper(name)) return bareFormula(reading, at, behind, to, place, isShaper(name));
  return unknown(reading, at, behind, to, place);
}

type Reader = (
  reading: TexReading,
  behind: number,
  to: number,
  place: Place,
  at: number,
) => number | undefined;

/** Commands that are like no other. */
const OWN: ReadonlyMap<string, Reader> = new Map(
  Object.entries({
    url: address,
    path: address,
    nolinkurl: address,
    href: linkText,
    begin: environmentBegins,
    end: environmentEnds,
    item,
    deg: degrees,
    enquote: quotation,
    mkbibquote: quotation,
    verb: verbatim,
    lstinline: verbatim,
    ce: chemistry,
    ch: chemistry,
    ifmmode: outsideOfFormulas,
    textsuperscript: (reading, behind, to, place) => scripted(reading, behind, to, place, true),
    textsubscript: (reading, behind, to, place) => scripted(reading, behind, to, place, false),
  } satisfies Record<string, Reader>),
);

/** What no one defines: its arguments' text, and its own name where it has none. */
function unknown({ source }: TexReading, at: number, behind: number, to: number, { out }: Place): number {
  const option = source.afterOption(behind, to);
  if (option > behind && (source.argument(option, to)?.from ?? 0) === option + 1) return option;
  const argument = source.text[behind] === '{' ? source.argument(behind, to) : undefined;
  if (argument !== undefined && argument.to > argument.from) return behind;
  out.add(source.text.slice(at, behind));
  return argument?.next ?? behind;
}

function sign(reading: TexReading, name: string, behind: number, to: number, place: Place): number {
  const { source } = reading;
  if (name === '\\') {
    place.out.add(' ');
    return source.afterOption(behind, to);
  }
  if (name === '(' || name === '[') {
    const end = source.next(name === '(' ? '\\)' : '\\]', behind, to);
    if (end === undefined) {
      place.out.add(name);
      return behind;
    }
    reading.formula(source.text.slice(behind, end), name === '[', place);
    return end + 2;
  }
  const isEscape = name !== '' && '$%&_#{})]'.includes(name);
  place.out.add(SIGN_MEANINGS[name] ?? (isEscape ? name : `\\${name}`));
  return behind;
}

function behindEmptyGroup({ source }: TexReading, at: number, to: number): number {
  return at + 1 < to && source.text.startsWith('{}', at) ? at + 2 : at;
}
