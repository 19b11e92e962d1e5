import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A way to damage a file: its name, and what becomes of the file at a path. */
export interface Damage {
  readonly name: string;
  readonly apply: (path: string, chance: () => number) => void;
  /** Whether all is still there, in another place. */
  readonly isMove?: true;
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
  { name: 'a link to nothing', apply: linkToNothing },
  { name: 'removed', apply: (path) => rmSync(path) },
];

/**
 * What may also be in the place of a file of a cache: links that lead out of it, and a pipe.
 * @param elsewhere a folder with a file `file` and a folder `folder`, where nothing may change.
 */
export function otherKinds(elsewhere: string): readonly Damage[] {
  return [
    { name: 'a link to a file elsewhere', apply: (path) => linkToCopy(path, elsewhere) },
    { name: 'a link to a folder elsewhere', apply: (path) => replaceByLink(path, join(elsewhere, 'folder')) },
    { name: 'a pipe', apply: makePipe },
  ];
}

/** What may be in the place of a folder of a cache. @param elsewhere as for {@link otherKinds}. */
export function folderDamages(elsewhere: string): readonly Damage[] {
  return [
    {
      name: 'a file',
      apply: (path) => {
        rmSync(path, { recursive: true });
        writeFileSync(path, 'text');
      },
    },
    { name: 'a link to nothing', apply: linkToNothing },
    { name: 'a link to a file elsewhere', apply: (path) => replaceByLink(path, join(elsewhere, 'file')) },
    { name: 'a link to its copy elsewhere', apply: (path) => linkToCopy(path, elsewhere), isMove: true },
    { name: 'a pipe', apply: makePipe },
    { name: 'removed', apply: (path) => rmSync(path, { recursive: true }) },
  ];
}

function linkToNothing(path: string): void {
  replaceByLink(path, 'nowhere');
}

function replaceByLink(path: string, target: string): void {
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path);
}

/** The link leads to the same bytes, so that a build that follows it finds nothing wrong. */
function linkToCopy(path: string, elsewhere: string): void {
  const copy = join(elsewhere, basename(path));
  rmSync(copy, { recursive: true, force: true });
  cpSync(path, copy, { recursive: true });
  replaceByLink(path, copy);
}

function makePipe(path: string): void {
  rmSync(path, { recursive: true, force: true });
  execFileSync('mkfifo', [path]);
}

/** Changes one bit. */
function flip(path: string, chance: () => number): void {
  const bytes = readFileSync(path);
  const at = Math.floor(chance() * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
  writeFileSync(path, bytes);
}
