/**
 * The lines that git puts around the two sides of a conflict. The line of equals signs between the sides is left out, since it also
 * underlines a heading in Markdown.
 * https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
 */
const MARKER = /^(?:<{7}|>{7})(?:[ \t].*)?\r?$/mu;

/** The problem of a file with a marker, and what to do about it. */
export const CONFLICT = 'The file has a git conflict that nobody has resolved.';
export const CONFLICT_HINT = 'Choose one of the two sides, and remove the other one and the lines of git.';

/** The place of the first marker of an unresolved git conflict in a text; `undefined` if there is none. */
export function conflictMarkerIn(text: string): { readonly line: number; readonly col: number } | undefined {
  // Nearly every text has none of the signs seven times, and a search for a fixed text is fast.
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return undefined;
  const at = MARKER.exec(text)?.index;
  return at === undefined ? undefined : { line: text.slice(0, at).split('\n').length, col: 1 };
}

/** A text in which no line is a marker: a backslash before it changes nothing in Markdown. */
export function escapeConflictMarkers(text: string): string {
  return text.replaceAll(new RegExp(MARKER, 'gmu'), '\\$&');
}
