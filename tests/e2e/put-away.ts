import { readdirSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';

/** Files that are not found for now. */
export interface PutAway {
  readonly bringBack: () => Promise<void>;
}

/** Renames the files of a folder that have such names, so that nobody finds them, at most until the test ends. */
export async function putAway(folder: string, names: Pick<RegExp, 'test'>): Promise<PutAway> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    names.test(basename(file)),
  );
  expect(files.length).toBeGreaterThan(0);
  const away = new Set<string>();
  const bringBack = async () => {
    for (const file of away) await rename(`${file}.away`, file);
    away.clear();
  };
  onTestFinished(bringBack);
  for (const file of files.map((path) => join(folder, path))) {
    await rename(file, `${file}.away`);
    away.add(file);
  }
  return { bringBack };
}
