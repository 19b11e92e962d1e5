/**
 * Characters that a terminal obeys or that hide what follows: controls (C0 but for tabs and line feeds, DEL, C1), marks that change the
 * direction of text, separators of lines and paragraphs, lone surrogates, noncharacters.
 */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\p{Cs}\p{Noncharacter_Code_Point}]/gu;
// The two forms of a command in the log of a workflow: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
// White space before the first one does not matter, and the second one may be anywhere.
const WORKFLOW_COMMAND = /^(\s*)(?=::)|(?<=#)(?=#\[)/gmu;

/** The password or token in an address, as git repeats it in its errors. */
const PASSWORD = /(:\/\/(?:[^\s/:@]*:)?)[^\s/:@]+@/gu;

/**
 * A text as it may be printed, whoever wrote it: on a terminal it cannot move the cursor or pretend to be another text, and a log of GitHub
 * Actions takes no line of it for a command. Such characters are written as escapes, `\x1b`; a backslash
 * stands before such a line. Passwords in addresses are left out.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escaped).replace(PASSWORD, '$1…@').replace(WORKFLOW_COMMAND, '$1\\');
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\r') return '\\r';
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}

/** Prints lines to standard output; see {@link printable}. */
export function printLine(text = ''): void {
  console.log(printable(text));
}

/** Prints lines to standard error. @param label stands before them, and may have the escapes of a style. */
export function printError(text: string, label = ''): void {
  console.error(`${label}${printable(text)}`);
}
