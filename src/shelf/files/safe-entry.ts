import { MATH_COMMANDS, MATH_ENVIRONMENTS } from '../../text/tex-syntax/math-commands.ts';
import { hasMatchingBraces, hasOnlyCommands } from '../../text/tex-syntax/only-commands.ts';
import type { BibEntry } from './bib-syntax.ts';
import { escapeTex } from './escape-tex.ts';

/** Commands that set text, and letters that have no key, of LaTeX and of bibliographies that programs write. */
const TEXT_COMMANDS: ReadonlySet<string> = new Set(
  (
    'AA AE DH DJ H L NG O OE SS TH aa ae b bf c copyright d dag ddag dh dj dots em emph enspace enquote guillemotleft guillemotright ' +
    'guilsinglleft guilsinglright i it itshape j k l ldots mbox mkbibemph mkbibquote newblock ng nobreakspace o oe pounds quad quotedblbase ' +
    'quotesinglbase r rm sc scshape sf sl slash ss t textasciicircum textasciigrave textasciitilde textbackslash textbar textbf textbraceleft ' +
    'textbraceright textbullet textcopyright textdegree textdollar textellipsis textemdash textendash textexclamdown textgreater textit ' +
    'textless textmd textmu textnormal textperiodcentered textquestiondown textquotedbl textquotedblleft textquotedblright textquoteleft ' +
    'textquoteright textquotesingle textregistered textrm textsc textsf textsl textsubscript textsuperscript texttimes texttrademark texttt ' +
    'textunderscore textup textvisiblespace th thinspace tt u upshape v'
  ).split(' '),
);
/** Accents, spaces, hyphens, the ends of rows and formulas, and characters that are special in TeX. */
const SIGNS: ReadonlySet<string> = new Set([...`'"\`^~=.,;:!>|{}%#$&_\\-/()[] `]);
/** Links to the web and to mail addresses. */
const LINK = /\\(?:url|href)\s*\{(?:https?:|mailto:)(?:[^{}\\\s]|\\[%#&_~$])*\}/giu;
/** In these fields, biblatex sets all characters as they are. */
const ADDRESSES: ReadonlySet<string> = new Set(['url', 'doi', 'eprint', 'file', 'pdf']);
/** Outside of addresses, these begin a comment, or stand for the argument of a command. */
const SPECIAL = /(?<!\\)(?:\\\\)*[%#]/u;
/** biblatex carries out this field (https://ctan.org/pkg/biblatex, section 2.2.3). */
const CODE = 'execute';

/**
 * The source of an entry of unknown origin, without TeX that does more than set text, formulas and links. It is as written if all of it is
 * safe. Else it is written anew: fields with an unknown command are exported as text, so that a reader sees what was there. The
 * same rules hold for the bibliographies of a site (`src/text/math/safe-tex.ts`).
 */
export function safeSource(entry: BibEntry): string {
  const fields = [...entry.fields].filter(([name]) => name !== CODE);
  const isSafe =
    fields.length === entry.fields.size && fields.every(([name, value]) => isSafeField(name, value));
  if (isSafe && isWellFormed(entry.source)) return entry.source;
  const lines = fields.map(([name, value]) => `  ${name} = {${safeValue(name, value)}}`);
  return `@${entry.type}{${safeKey(entry.key)},\n${lines.join(',\n')}\n}`;
}

/** A citation key with only the characters that no program takes for the end of the key, or for TeX. */
export function safeKey(key: string): string {
  return key.replace(/[^\p{L}\p{M}\p{N}_.:+/-]+/gu, '-') || 'paper';
}

/** An address for a field in which all characters are set as they are. */
export function safeAddress(address: string): string {
  return address.replace(/[{}\\\s^]/gu, encodeURIComponent);
}

function safeValue(name: string, value: string): string {
  if (isSafeField(name, value)) return value;
  return ADDRESSES.has(name) ? safeAddress(value) : escapeTex(value);
}

function isSafeField(name: string, value: string): boolean {
  const isAddress = ADDRESSES.has(name);
  // A link keeps its text, which follows.
  const rest = value.includes('^^') ? value : value.replace(LINK, '');
  return (
    hasMatchingBraces(value) &&
    (isAddress || !SPECIAL.test(rest)) &&
    hasOnlyCommands(rest, {
      isCommand: (command) => !isAddress && (TEXT_COMMANDS.has(command) || MATH_COMMANDS.has(command)),
      isEnvironment: (environment) => MATH_ENVIRONMENTS.has(environment),
      signs: SIGNS,
    })
  );
}

/**
 * Whether BibTeX reads the same entry as our reader does. They differ where a brace or a quotation mark follows a backslash, so an entry
 * with values in quotation marks is written anew.
 */
function isWellFormed(source: string): boolean {
  const head = /^@[ \t]*[A-Za-z]+\s*\{\s*[^,={}"\s\\%#~^]*\s*,/u.exec(source)?.[0];
  if (head === undefined || !source.endsWith('}')) return false;
  const body = source.slice(head.length, -1);
  let depth = 0;
  for (const sign of body) {
    if (sign === '{') depth++;
    else if (sign === '}') depth--;
    if (depth < 0 || (depth === 0 && /["#%@\\]/u.test(sign))) return false;
  }
  return depth === 0;
}
