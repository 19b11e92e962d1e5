import { existsSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Choices } from './choices.ts';

/** How a file comes to its new text. Programs that copy files restore their times; some editors replace the file by another. */
const WAYS = [
  'in place',
  'in place',
  'in place',
  'replaced',
  'with its former time',
  'of 2001',
  'of 2031',
] as const;

/** A content folder on the disk. Only files whose text has changed are written. */
export class ContentFolder {
  readonly path: string;
  #written = new Map<string, string | Buffer>();

  constructor(path: string) {
    this.path = path;
  }

  /** Deletes everything. */
  clear(): void {
    rmSync(this.path, { recursive: true, force: true });
    mkdirSync(this.path, { recursive: true });
    this.#written = new Map();
  }

  /** Brings the folder to some texts, by their paths. */
  write(texts: ReadonlyMap<string, string | Buffer>, choices: Choices): void {
    for (const path of this.#written.keys()) if (!texts.has(path)) rmSync(join(this.path, path));
    for (const [path, text] of texts)
      if (this.#written.get(path) !== text) writeOne(join(this.path, path), text, choices.one(WAYS));
    this.#written = new Map(texts);
  }
}

function writeOne(file: string, text: string | Buffer, way: (typeof WAYS)[number]): void {
  mkdirSync(dirname(file), { recursive: true });
  const former = existsSync(file) ? statSync(file).mtime : undefined;
  if (way === 'replaced') {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    return;
  }
  writeFileSync(file, text);
  const time = { 'with its former time': former, 'of 2001': new Date(1e12), 'of 2031': new Date(1.93e12) };
  const wanted = way === 'in place' ? undefined : time[way];
  if (wanted !== undefined) utimesSync(file, wanted, wanted);
}
