import { fnv1a } from '../format/text-hash.ts';

/**
 * The format of a portable index. A page that is opened from a folder may not read files, but it may run scripts from the same
 * folder. So the files of the index are stored in scripts, each with a part of them, and a script calls a function of the page
 * with its contents. Nothing here may need Node.
 */

/** The folder of the scripts, below the site's root. */
export const SCRIPT_FOLDER = 'search-data/';

/** The script that says how many others there are. */
export const DIRECTORY_SCRIPT = 'directory.js';

/** The function that scripts call with their name and their contents. */
export const RECEIVER = 'broadsheetSearchData';

/** The contents of {@link DIRECTORY_SCRIPT}. */
export interface ScriptDirectory {
  /** The number of the scripts that hold files. */
  readonly scripts: number;
}

/** The files in a script: their paths below the folder of the index, and their bytes in Base64. */
export type ScriptFiles = Readonly<Record<string, string>>;

/** The name of the script with a file, so that it is found without a list of all files. */
export function scriptFor(path: string, { scripts }: ScriptDirectory): string {
  return scriptName(fnv1a(path) % scripts);
}

/** The name of the script with a number. Folders of more than 1,000 files are slow on some disks. */
export function scriptName(number: number): string {
  return `${Math.floor(number / PER_FOLDER)}/${number % PER_FOLDER}.js`;
}

const PER_FOLDER = 256;
