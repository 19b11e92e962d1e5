/** The result of one check, printed in a line. Only `wrong` makes the command fail. */
export interface Finding {
  readonly level: 'ok' | 'note' | 'wrong';
  /** What was checked, in a word or two. */
  readonly about: string;
  readonly message: string;
  /** What to do; a finding that is not `ok` has one. */
  readonly hint?: string;
}

export const ok = (about: string, message: string): Finding => ({ level: 'ok', about, message });
export const note = (about: string, message: string, hint: string): Finding => ({
  level: 'note',
  about,
  message,
  hint,
});
export const wrong = (about: string, message: string, hint: string): Finding => ({
  level: 'wrong',
  about,
  message,
  hint,
});

/** A finding as a line for the terminal. */
export function findingLine({ level, about, message, hint }: Finding): string {
  return `${level.padEnd(5)}  ${about}: ${message}${hint === undefined ? '' : ` → ${hint}`}`.replaceAll(
    '\n',
    ' ',
  );
}
