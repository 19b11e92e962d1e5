import { lineOf } from '../../text/clean/clean-text.ts';
import { texToPlain } from '../../text/tex/tex-to-markdown.ts';
import { type AuthorList, authorListFrom } from '../names/author-names.ts';
import { withoutNameMarkup } from '../names/name-markup.ts';

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
/** `(1)` or `(1, 2 and 3)`: numbers of the places that are listed at the end of the line. */
const MARKS = /^\s*\d{1,3}(?:\s*(?:,|and|&)\s*\d{1,3})*\s*$/;

/**
 * The authors of a line in arXiv's style: `A. Example, B. Sample (Some Place) and C. Doe, Jr.`. Commas and
 * `and` outside brackets separate names. Round brackets after a name hold the affiliation, or its number in a
 * list at the end of the line.
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

/** Splits at commas and `and`s outside brackets. */
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

/** A name, and the texts in round brackets after it. */
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

/** Splits off the legend `((1) One Place, (2) Another)` at the end, as a map from number to place. */
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
