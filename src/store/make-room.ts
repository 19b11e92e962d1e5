import { lstatSync, renameSync, rmSync } from 'node:fs';

/**
 * Makes room for a file that only Broadsheet writes, in a folder that has other files too. A file, a link or a pipe there is removed.
 * A folder gets another name, since nobody knows what it holds, and `notice` is told.
 * @throws an error of the system if that fails.
 */
export function makeRoom(path: string, notice: (text: string) => void = () => undefined): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    rmSync(path, { force: true });
    return;
  }
  const renamed = `${path}.replaced-${Date.now()}`;
  renameSync(path, renamed);
  notice(`note: there was a folder in the place of the file ${path}. It is now ${renamed}.`);
}
