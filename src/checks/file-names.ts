import { HEADERS_FILE } from '../hosting/headers-file.ts';
import { isReservedName } from '../paper/identifiers/file-names.ts';

/** A file whose name is invalid on some host or system. */
export interface FileNameProblem {
  readonly file: string;
  readonly message: string;
}

/**
 * The files of a built site whose names are invalid on Windows, on hosts that run Jekyll, or on case-insensitive file systems.
 * Paths are from the site's root.
 */
export function checkFileNames(files: readonly string[]): FileNameProblem[] {
  const problems: FileNameProblem[] = [];
  const spellings = new Map<string, string>();
  for (const file of files) {
    const complain = (message: string) => problems.push({ file, message });
    const parts = file.split('/');
    // Only hosts without Jekyll read this file.
    if (file !== HEADERS_FILE && parts.some((name) => name.startsWith('_')))
      complain('begins with an underscore, which Jekyll leaves out');
    if (parts.some(isReservedName)) complain('has a name that Windows reserves');
    if (parts.some((name) => /[. ]$/u.test(name)))
      complain('ends in a dot or a space, which Windows removes');
    if (/[<>:"\\|?*\p{Cc}]/u.test(file)) complain('has a character that Windows does not allow');
    const other = spellings.get(file.toLowerCase());
    if (other !== undefined) complain(`differs from ${other} in case alone`);
    spellings.set(file.toLowerCase(), file);
  }
  return problems;
}
