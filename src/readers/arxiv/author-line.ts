import { lineOf } from '../../text/clean/clean-text.ts';
import { texToPlain } from '../../text/tex/tex-to-markdown.ts';
import { type AuthorList, authorListFrom } from '../names/author-names.ts';
import { withoutNameMarkup } from '../names/name-markup.ts';

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
/** `(1)` or `(1, 2 and 3)`: numbers that the line's end explains. */
const MARKS = /^\s*\d{1,3}(?:\s*(?:,|and|&)\s*\d{1,3})*\s*$/;

/**
 * The authors of one line such as arXiv has them, `A. Example, B. Sample (Some Place) and C. Doe, Jr.`: apart by commas and
 * `and` outside of brackets, an affiliation in round ones after the name, or its number in them and all places at the end.
 */
export function authorsIn(line: string): AuthorList {
  const { line: names, places } = withoutLegend(withoutNameMarkup(line));
  const authors: { whole: string; affiliation: string }[] = [];
  for (const part of splitOutside(names)) {
    const { name, notes } = withoutNotes(part);
    const last = authors.at(-1);
    if (SUFFIX.test(name) && last !== undefined) {
      authors[authors.length - 1] = { ...last, whole: `${last.whole} ${name}` };
      continue;
    }
    if (name === '') continue;
    const affiliation = notes.flatMap((note) => placesOf(note, places)).join('; ');
    authors.push({ whole: name, affiliation });
  }
  return authorListFrom(authors, lineOf);
}

/** The parts between commas and `and`s that stand in no bracket. */
function splitOutside(line: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { index, 0: found } of line.matchAll(/[({[]|[)}\]]|,(?:\s*and\s)?|\s(?:and|&)(?=\s)/gu)) {
    if (/^[({[]$/.test(found)) depth++;
    else if (/^[)}\]]$/.test(found)) depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      parts.push(line.slice(from, index));
      from = index + found.length;
    }
  }
  return [...parts, line.slice(from)];
}

/** A name, and what stands in round brackets after it. */
function withoutNotes(part: string): { name: string; notes: string[] } {
  const notes: string[] = [];
  const name = part.replace(/\(((?:[^()]|\([^()]*\))*)\)/gu, (_, note: string) => {
    notes.push(note);
    return ' ';
  });
  return { name: texToPlain(name), notes };
}

function placesOf(note: string, places: ReadonlyMap<string, string>): string[] {
  if (!MARKS.test(note)) return [texToPlain(note)].filter((place) => place !== '');
  return (note.match(/\d+/g) ?? []).map((mark) => places.get(mark)).filter((place) => place !== undefined);
}

/** The names alone, and the places that `((1) One Place, (2) Another)` at the end gives to the numbers. */
function withoutLegend(line: string): { line: string; places: ReadonlyMap<string, string> } {
  const at = line.search(/\(\s*\(\s*\d{1,3}\s*\)/u);
  if (at < 0) return { line, places: new Map() };
  const places = new Map<string, string>();
  const legend = line.slice(at).replace(/^\(|\)\s*$/gu, '');
  const parts = legend.split(/\(\s*(\d{1,3})\s*\)/u);
  for (let index = 1; index < parts.length; index += 2) {
    const place = texToPlain(parts[index + 1] ?? '').replace(/[\s,;]+(?:and)?$/u, '');
    if (place !== '') places.set(parts[index] ?? '', place);
  }
  return { line: line.slice(0, at), places };
}
