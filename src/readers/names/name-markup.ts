import { decodeEntities } from '../../text/clean/html-entities.ts';

const GROUP = String.raw`\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}`;
const OPTIONS = String.raw`(?:\s*\[[^[\]]*\])?`;
// The commands by which classes of LaTeX hang a note, a number or an address on an author.
const NOTES = [
  'thanks footnote footnotemark footnotetext titlenote authornote authornotemark samethanks tnoteref fnref corref cortext',
  'orcid orcidlink orcidID orcidA orcidB IEEEauthorrefmark IEEEmembership authorrefmark inst affilnum affiliation',
  'affil affilmark altaffiliation altaffilmark email ead label',
].flatMap((names) => names.split(' '));
const NOTE = new RegExp(String.raw`\\(?:${NOTES.join('|')})(?![A-Za-z])${OPTIONS}(?:\s*${GROUP})?`, 'gu');
const RAISED = [
  String.raw`\\textsuperscript\s*${GROUP}`,
  String.raw`\$\s*(?:\{\s*\})?\^[^$]*\$`,
  String.raw`\\\(\s*(?:\{\s*\})?\^.*?\\\)`,
  String.raw`\^\s*(?:${GROUP}|[\d*])`,
  String.raw`<sup(?:\s[^<>]*)?>[^<>]*</sup>`,
].join('|');
const RAISED_NOTE = new RegExp(RAISED, 'giu');
const RAISED_LETTERS = new RegExp(String.raw`(?<=\p{L})(?:${RAISED})(?=\p{L})`, 'giu');
const RAISING = /\\textsuperscript|<[^<>]*>|\\[()]|[{}$^\s]/giu;
const STYLED = new RegExp(
  String.raw`\\(?:text(?:bf|it|sl|sc|rm|sf|tt|md|up|normal)|emph|underline|[mh]box|(?:Make)?(?:upper|lower)case|` +
    String.raw`(?:href|textcolor|hyperlink)\s*\{[^{}]*\})\s*(${GROUP})`,
  'gu',
);
const DECLARED =
  /\\(?:bf|it|em|sl|sc|rm|sf|tt|(?:bf|md)series|(?:it|sl|sc|up)shape|(?:rm|sf|tt)family|normalfont)(?![A-Za-z])\s*/gu;
const TAG =
  /<\/?(?:jats:)?(?:a|abbr|b|bdi|bdo|big|bold|br|cite|code|del|dfn|div|em|font|h[1-6]|i|img|ins|italic|kbd|label|li|mark|nobr|o|p|pre|q|s|samp|sc|script|small|span|strike|strong|style|sub|sup|td|tr|tt|u|ul|var|wbr|xref)(?:\s[^<>]*)?\/?>/giu;
const SIGNS: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  '#39': "'",
  '#x27': "'",
  lt: '<',
  gt: '>',
};

/**
 * A name without what is none of it, still in the TeX or the plain letters in which it is written: notes and raised numbers
 * go with what they say, styles and tags leave their words.
 */
export function withoutNameMarkup(written: string): string {
  if (!/[\\$^<&]/u.test(written)) return written;
  const text = untilStable(untilStable(written, withSigns).replace(NOTE, ''), unstyled);
  return (
    text
      // As in M<sup>c</sup>Donald. All others point to a note.
      .replace(RAISED_LETTERS, (raised) => raised.replace(RAISING, ''))
      .replace(RAISED_NOTE, '')
      .replace(/<br\s*\/?>/giu, ' ')
      .replace(TAG, '')
  );
}

/** HTML's references to signs. */
function withSigns(written: string): string {
  if (!written.includes('&')) return written;
  const signed = written.replace(
    /&(amp|apos|#39|#x27|lt|gt);/giu,
    (all, name: string) => SIGNS[name.toLowerCase()] ?? all,
  );
  return decodeEntities(signed);
}

function unstyled(written: string): string {
  const plain = written.replace(STYLED, (_, group: string) => contentOf(group));
  const undeclared = plain.replace(DECLARED, '');
  return undeclared !== plain && /^\{[^{}]*\}$/u.test(undeclared) ? contentOf(undeclared) : undeclared;
}

/** What stands in a group; a group with an `and` in it is one name because of its braces. */
function contentOf(group: string): string {
  return /\sand\s/iu.test(group) ? group : group.slice(1, -1);
}

// No name has more layers, and each costs a pass.
const LAYERS = 5;

/** Repeats a step until nothing changes, since styles are nested and `&amp;eacute;` has been escaped twice. */
function untilStable(written: string, step: (written: string) => string): string {
  let before = written;
  for (let layer = 0; layer < LAYERS; layer++) {
    const after = step(before);
    if (after === before) break;
    before = after;
  }
  return before;
}
