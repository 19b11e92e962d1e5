import { lookUp } from '../../tables/lookup.ts';
import { decodeEntities } from '../../text/clean/html-entities.ts';

const GROUP = String.raw`\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}`;
const OPTIONS = String.raw`(?:\s*\[[^[\]]*\])?`;
// LaTeX commands that attach a note, a number or an address to an author.
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
 * A name without notes, superscripts, styles and tags, still in TeX or plain letters. Notes and superscripts
 * are removed with their content; styles and tags leave theirs.
 */
export function withoutNameMarkup(written: string): string {
  if (!/[\\$^<&]/u.test(written)) return written;
  const text = untilStable(untilStable(written, withSigns).replace(NOTE, ''), unstyled);
  return (
    text
      // A superscript inside a word belongs to the name: M<sup>c</sup>Donald. All others are references to
      // notes.
      .replace(RAISED_LETTERS, (raised) => raised.replace(RAISING, ''))
      .replace(RAISED_NOTE, '')
      .replace(/<br\s*\/?>/giu, ' ')
      .replace(TAG, '')
  );
}

/** Decodes HTML character references. */
function withSigns(written: string): string {
  if (!written.includes('&')) return written;
  const signed = written.replace(
    /&(amp|apos|#39|#x27|lt|gt);/giu,
    (all, name: string) => lookUp(SIGNS, name.toLowerCase()) ?? all,
  );
  return decodeEntities(signed);
}

function unstyled(written: string): string {
  const plain = written.replace(STYLED, (_, group: string) => contentOf(group));
  const undeclared = plain.replace(DECLARED, '');
  return undeclared !== plain && /^\{[^{}]*\}$/u.test(undeclared) ? contentOf(undeclared) : undeclared;
}

/** The content of a group. A group that contains `and` stays, since its braces make it one name. */
function contentOf(group: string): string {
  return /\sand\s/iu.test(group) ? group : group.slice(1, -1);
}

// No name has more layers of markup, and each costs a pass.
const LAYERS = 5;

/** Repeats a step until nothing changes: styles may be nested, and `&amp;eacute;` is escaped twice. */
function untilStable(written: string, step: (written: string) => string): string {
  let before = written;
  for (let layer = 0; layer < LAYERS; layer++) {
    const after = step(before);
    if (after === before) break;
    before = after;
  }
  return before;
}
