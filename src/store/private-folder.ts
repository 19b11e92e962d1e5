import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The folder of a content folder that holds what nobody else may see: the subscribers and the journal of their mails. */
export const PRIVATE_FOLDER = 'mail';

/**
 * Creates a folder with a `.gitignore` if it is {@link PRIVATE_FOLDER}: a content folder is often a public repository. Other folders
 * are left alone.
 */
export function keepPrivate(folder: string): void {
  const ignored = join(folder, '.gitignore');
  if (basename(folder) !== PRIVATE_FOLDER || existsSync(ignored)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(ignored, '*\n');
}
