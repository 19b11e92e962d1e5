import { withoutHtml } from '../text/html-traces.ts';

const GROUP = String.raw`\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}`;
const OPTIONS = String.raw`(?:\s*\[[^[\]]*\])?`;
// The commands by which classes of LaTeX hang a note, a number or an address on an author.
const NOTES = [
  'thanks footnote footnotemark footnotetext titlenote authornote authornotemark samethanks tnoteref fnref corref cortext',
  'orcid orcidlink orcidID orcidA orcidB IEEEauthorrefmark IEEEmembership authorrefmark inst affilnum affiliation',
  'affil affilmark altaffiliation altaffilmark email ead label',
].flatMap((names) => names.split(' '));
const NOTE = new RegExp(String.raw`\s*\\(?:${NOTES.join('|')})(?![A-Za-z])${OPTIONS}(?:\s*${GROUP})?`, 'gu');
// Raised letters within a word are part of it, as in MᶜDonald; others point to a note.
const RAISED = new RegExp(
  [
    String.raw`\s*\\textsuperscript\s*${GROUP}`,
    String.raw`\s*\$\s*(?:\{\s*\})?\^[^$]*\$`,
    String.raw`\s*\\\(\s*(?:\{\s*\})?\^.*?\\\)`,
    String.raw`\s*\^\s*(?:${GROUP}|[\d*])`,
    String.raw`\s*<sup(?:\s[^<>]*)?>[^<>]*</sup>`,
  ]
    .map((kind) => `(?:${kind})(?![\\p{L}])`)
    .join('|'),
  'giu',
);
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
  return unstyled(withSigns(written).replace(NOTE, '').replace(RAISED, ''))
    .replace(/<br\s*\/?>/giu, ' ')
    .replace(TAG, '');
}

/** HTML's references to signs; `&amp;eacute;` has been escaped twice. */
function withSigns(written: string): string {
  if (!written.includes('&')) return written;
  const once = written.replace(
    /&(amp|apos|#39|#x27|lt|gt);/giu,
    (all, name: string) => SIGNS[name.toLowerCase()] ?? all,
  );
  return withoutHtml(once === written ? once : withSigns(once));
}

function unstyled(written: string): string {
  const plain = written.replace(STYLED, (_, group: string) => contentOf(group));
  const undeclared = plain.replace(DECLARED, '');
  if (undeclared !== plain && /^\{[^{}]*\}$/u.test(undeclared)) return contentOf(undeclared);
  return undeclared === written ? written : unstyled(undeclared);
}

/** What stands in a group; a group with an `and` in it is one name because of its braces. */
function contentOf(group: string): string {
  return /\sand\s/iu.test(group) ? group : group.slice(1, -1);
}
