import type { Place } from './inline.ts';
import { script } from './scripts.ts';
import { accent } from './tex-accents.ts';
import { bareFormula } from './tex-bare.ts';
import { isDeclaration, isDropped, isNote, isShaper, isSpace, isSymbol, styleOf } from './tex-commands.ts';
import { environmentBegins, environmentEnds } from './tex-environments.ts';
import { isAccent, letterOf, signOf } from './tex-letters.ts';
import { address, linkText } from './tex-links.ts';
import type { TexReading } from './tex-reading.ts';
import { styled, styledRest } from './tex-styles.ts';
import { wordsOf } from './words.ts';

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
    return behindEmptyGroup(reading, behind, to);
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
  if (isNote(name)) return note(reading, behind, to, place);
  if (name === 'url' || name === 'href') {
    return name === 'url' ? address(reading, behind, to, place) : linkText(reading, behind, to, place);
  }
  if (name === 'begin') return environmentBegins(reading, behind, to, place);
  if (name === 'end') return environmentEnds(reading, behind, to, place);
  if (name === 'item') return item(reading, behind, to, place);
  const style = styleOf(name);
  if (style !== undefined) {
    const isRest = isDeclaration(name) && reading.source.text[behind] !== '{';
    return isRest
      ? styledRest(reading, style, behind, to, place)
      : styled(reading, style, name, behind, to, place);
  }
  if (name === 'textsuperscript' || name === 'textsubscript') {
    const argument = reading.source.argument(behind, to);
    if (argument === undefined) return behind;
    const inner = reading.inner(argument.from, argument.to, place);
    place.out.add(
      script(
        inner
          .finish()
          .nodes.map((node) => wordsOf(node))
          .join(''),
        name === 'textsuperscript',
      ),
    );
    return argument.next;
  }
  if (isSymbol(name) || isShaper(name)) return bareFormula(reading, at, behind, to, place, isShaper(name));
  return unknown(reading, at, behind, to, place);
}

/** What no one defines: its arguments' text, and its own name where it has none. */
function unknown({ source }: TexReading, at: number, behind: number, to: number, { out }: Place): number {
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

/** A citation goes, and so do the space before it and the brackets around it. */
function dropped({ source }: TexReading, behind: number, to: number, { out }: Place): number {
  let end = source.afterOption(source.afterSpaces(behind, to), to);
  end = source.afterOption(end, to);
  end = source.argument(end, to)?.next ?? behind;
  const next = end < to ? source.text.charAt(end) : '';
  if (/[\s.,;:)\]?!]|^$/u.test(next)) out.replaceLatest(out.latest.trimEnd());
  const isBracketed = (out.lastUnit === '(' && next === ')') || (out.lastUnit === '[' && next === ']');
  if (!isBracketed) return end;
  out.replaceLatest(out.latest.slice(0, -1).trimEnd());
  return end + 1;
}

function note(reading: TexReading, behind: number, to: number, place: Place): number {
  const argument = reading.source.argument(reading.source.afterOption(behind, to), to);
  if (argument === undefined) return behind;
  place.out.add(place.out.isApart ? '(' : ' (');
  reading.read(argument.from, argument.to, { ...place, out: place.out, depth: place.depth + 1 });
  place.out.add(')');
  return argument.next;
}

function item(reading: TexReading, behind: number, to: number, place: Place): number {
  reading.endParagraph(place);
  const end = reading.source.afterOption(behind, to);
  if (end > behind) reading.read(behind + 1, end - 1, { ...place, out: place.out, depth: place.depth + 1 });
  place.out.add(end > behind ? ' ' : '• ');
  return end;
}
