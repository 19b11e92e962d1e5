// Distinguishes HTML, or the XML of publishers, in a field from text that only looks like it.

// HTML (https://html.spec.whatwg.org), JATS (https://jats.nlm.nih.gov), MathML, and the elements of Elsevier and IEEE.
const NAMES = new Set(
  (
    'a abbr article big blockquote br caption center cite code dd div dl dt em font h1 h2 h3 h4 h5 h6 hr img kbd li ol ' +
    'pre samp section small span strike strong sub sup table tbody td tfoot th thead tr tt ul var wbr ' +
    'bold italic monospace overline roman sans-serif sc scp styled-content underline title label list list-item sec ' +
    'disp-formula disp-quote inline-formula inline-graphic graphic tex-math tex alternatives ext-link uri url xref ' +
    'named-content fixed-case break formula inf math'
  ).split(' '),
);
/** The names of MathML's elements, which count as tags only if the text has a `<math>`. */
const MATH =
  /^(?:m(?:i|n|o|s|text|space|row|frac|sqrt|root|style|padded|phantom|fenced|enclose|sub|sup|subsup|under|over|underover|multiscripts|prescripts|table|tr|td|error|action)|none|semantics|annotation(?:-xml)?)$/u;
/** Short names also occur between `<` and `>` in comparisons or code. They are tags only if they are closed too. */
const SHORT = new Set(['b', 'i', 'p', 'u']);
const PREFIXED = /^(?:jats|mml|m|html|xhtml|ce|xocs):[a-z][\w-]*$/iu;

/** A tag: its name is followed by white space, a slash, or attributes with values. */
const TAG =
  /<(\/?)([a-z][\w-]{0,30}(?::[a-z][\w-]{0,30})?)((?:\s{1,20}[a-z_:][\w:.-]{0,60}\s?=\s?(?:"[^"<]*"|'[^'<]*'|[^\s"'<>=`]{1,200}))*\s{0,20})(\/?)>/giu;
const REFERENCE = /&(?:[a-z][a-z\d]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/iu;

/** A fast check whether a text may contain HTML. It has no false negatives. */
export function mayContainHtml(text: string): boolean {
  return /[<&]|\\textless|\$<\$/u.test(text);
}

/**
 * Normalizes a field to HTML in which each `<` and `&` begins a tag or a reference. Tags that a program escaped, once or
 * twice, or wrote in TeX, become tags again. Any other `<` and `&` is escaped.
 */
export function normalizeHtml(raw: string): string {
  const text = unescapeTags(collapseEscapes(replaceTexCharacters(raw)))
    .replace(/<!--[\s\S]{0,2000}?-->|<!\[CDATA\[|\]\]>/gu, '')
    .replace(/&(?!(?:[a-z][a-z\d]{1,30}|#\d{1,7}|#x[\da-f]{1,6});)/giu, '&amp;');
  const closing = closedTagNames(text);
  const tags: { at: number; tag: string }[] = [];
  for (const { 0: tag, 1: slash = '', 2: name = '', index } of text.matchAll(TAG))
    if (isTag(name.toLowerCase(), slash, closing) || beginsParagraph(name, text, index))
      tags.push({ at: index, tag });
  let html = '';
  let from = 0;
  for (const { at, tag } of tags) {
    html += text.slice(from, at).replaceAll('<', '&lt;') + tag;
    from = at + tag.length;
  }
  return html + text.slice(from).replaceAll('<', '&lt;');
}

/** Whether the result of {@link normalizeHtml} has any tags or references. */
export function hasMarkup(html: string): boolean {
  return html.includes('<') || REFERENCE.test(html);
}

function isTag(name: string, slash: string, closing: ReadonlySet<string>): boolean {
  if (SHORT.has(name)) return slash === '/' || closing.has(name);
  return NAMES.has(name) || PREFIXED.test(name) || (closing.has('math') && MATH.test(name));
}

/** `<p>` needs no closing tag. It begins a line or follows another tag. */
function beginsParagraph(name: string, text: string, at: number): boolean {
  return /^p$/iu.test(name) && /(?:^|[\n>]\s?)$/u.test(text.slice(Math.max(0, at - 2), at));
}

function closedTagNames(text: string): ReadonlySet<string> {
  return new Set(
    Array.from(text.matchAll(/<\/([a-z][\w:-]{0,60})\s?>/giu), ([, name = '']) => name.toLowerCase()),
  );
}

/** Programs that write BibTeX escape `<`, `>`, `&` and `#` for TeX, even in tags and references. This undoes it. */
function replaceTexCharacters(text: string): string {
  if (!text.includes('\\') && !text.includes('$<$')) return text;
  return text
    .replace(/(?:\{\\&\}|\\&|&)(?:\{\\#\}|\\#|#)(?=x?[\da-f]{2,6};)/giu, '&#')
    .replace(/(?:\{\\&\}|\\&)(?=[a-z]{2,8};)/giu, '&')
    .replace(
      /(?:\{\\textless\}|\\textless(?:\{\}|\s|(?=\/))|\$<\$)(\/?[a-z][\w:-]{0,30}(?:\s[^<>{}$\\]{0,200})?\/?)(?:\{\\textgreater\}|\\textgreater(?:\{\}|\s|(?![a-z]))|\$>\$)/giu,
      '<$1>',
    );
}

const DEEPEST = 4;

/** Turns `&amp;lt;` and `&amp;amp;lt;` into `&lt;`: several programs escaped the text, one after the other. */
export function collapseEscapes(text: string): string {
  let once = text;
  for (let depth = 0; depth < DEEPEST && once.includes('&amp;'); depth++)
    once = once.replace(/&amp;(?=(?:[a-z][a-z\d]{1,30}|#\d{1,7}|#x[\da-f]{1,6});)/giu, '&');
  return once;
}

const ESCAPED = /&lt;(\/?)([a-z][\w:-]{0,60})((?:\s(?:(?!&[lg]t;)[^<>]){0,200})?)(\/?)&gt;/giu;

/** Unescapes tags if the text has both the opening and the closing one. Otherwise the text is about the tag. */
function unescapeTags(text: string): string {
  if (!text.includes('&lt;/')) return text;
  const [opening, closing] = [new Set<string>(), new Set<string>()];
  for (const [, slash, name = ''] of text.matchAll(ESCAPED))
    (slash === '/' ? closing : opening).add(name.toLowerCase());
  return text.replace(ESCAPED, (whole, slash: string, name: string, rest: string, end: string) => {
    const lower = name.toLowerCase();
    const isPair = opening.has(lower) && closing.has(lower);
    if (!isPair || !(SHORT.has(lower) || isTag(lower, '', closing))) return whole;
    return `<${slash}${name}${rest.replaceAll('&quot;', '"')}${end}>`;
  });
}
