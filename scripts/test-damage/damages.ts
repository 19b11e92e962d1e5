import { mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A way to damage a file: its name, and what becomes of the file at a path. */
export interface Damage {
  readonly name: string;
  readonly apply: (path: string, chance: () => number) => void;
}

/** What disks, power cuts and programs do to any file. */
export const FILE_DAMAGES: readonly Damage[] = [
  {
    name: 'cut',
    apply: (path, chance) => truncateSync(path, Math.floor(chance() * readFileSync(path).length)),
  },
  { name: 'empty', apply: (path) => truncateSync(path, 0) },
  { name: 'flipped', apply: flip },
  { name: 'zeros', apply: (path) => writeFileSync(path, Buffer.alloc(readFileSync(path).length)) },
  {
    name: 'a folder',
    apply: (path) => {
      rmSync(path);
      mkdirSync(path);
      writeFileSync(join(path, 'file'), 'text');
    },
  },
  {
    name: 'a link to nothing',
    apply: (path) => {
      rmSync(path);
      symlinkSync('nowhere', path);
    },
  },
  { name: 'removed', apply: (path) => rmSync(path) },
];

/** Changes one bit. */
function flip(path: string, chance: () => number): void {
  const bytes = readFileSync(path);
  const at = Math.floor(chance() * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
  writeFileSync(path, bytes);
}
