import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Choices } from '../choices.ts';
import type { Step, World } from '../world.ts';

function step(name: string, take: Step['take']): Step {
  return { kind: 'caches', name, take };
}

/** The caches that a build checks itself. */
function cachesOf({ incremental }: World): string[] {
  if (!existsSync(incremental.cache)) return [];
  return readdirSync(incremental.cache).filter((name) => name !== 'node-compile' && !name.startsWith('.'));
}

/** The files of a random cache. */
function someFiles(world: World): string[] {
  const caches = cachesOf(world);
  if (caches.length === 0) return [];
  const folder = join(world.incremental.cache, world.choices.one(caches));
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** An empty file gets a byte. */
function withChangedByte(bytes: Buffer, at: number): Buffer {
  return bytes.length === 0 ? Buffer.from('x') : bytes.fill((bytes[at] ?? 0) ^ 1, at, at + 1);
}

const DAMAGES: Readonly<Record<string, (file: string, choices: Choices, files: readonly string[]) => void>> =
  {
    truncate: (file) => truncateSync(file, Math.floor(statSync(file).size / 2)),
    empty: (file) => truncateSync(file, 0),
    delete: (file) => rmSync(file),
    'change a byte of': (file, choices) => {
      const bytes = readFileSync(file);
      const at = choices.below(bytes.length);
      writeFileSync(file, withChangedByte(bytes, at));
    },
    'change a byte, and restore the time, of': (file, choices) => {
      const { atime, mtime } = statSync(file);
      const bytes = readFileSync(file);
      const at = choices.below(bytes.length);
      writeFileSync(file, withChangedByte(bytes, at));
      utimesSync(file, atime, mtime);
    },
    'add a byte to': (file) => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('x')])),
    'copy another over': (file, choices, files) => {
      const other = choices.one(files);
      if (other !== file) copyFileSync(other, file);
    },
  };

/** Damage of the caches beside the code, and caches of another time. */
export const CACHE_STEPS: readonly Step[] = [
  ...Object.entries(DAMAGES).map(([name, damage]) =>
    step(`${name} files`, (world) => {
      const files = someFiles(world);
      if (files.length === 0) return undefined;
      const struck = world.choices.some(files, world.choices.happens(0.5) ? 1 : files.length);
      for (const file of struck) damage(file, world.choices, files);
      const [first = ''] = struck;
      return `${struck.length}, ${first.slice(world.incremental.cache.length + 1)}`;
    }),
  ),
  step('delete a cache', (world) => {
    const caches = cachesOf(world);
    if (caches.length === 0) return undefined;
    const name = world.choices.one(caches);
    rmSync(join(world.incremental.cache, name), { recursive: true });
    return name;
  }),
  step('delete all caches', ({ incremental }) => {
    incremental.removeCaches(['pages']);
    return 'all but compiled pages';
  }),
  step('keep a copy of the caches', ({ incremental, backups }) => {
    if (!existsSync(incremental.cache)) return undefined;
    rmSync(join(backups, 'cache'), { recursive: true, force: true });
    cpSync(incremental.cache, join(backups, 'cache'), { recursive: true });
    return 'for later';
  }),
  step('restore former caches', (world) => {
    const copy = join(world.backups, 'cache');
    if (!existsSync(copy)) return undefined;
    const names = readdirSync(copy).filter((name) => !name.startsWith('.'));
    const restored = world.choices.happens(0.5) ? names : [world.choices.one(names)];
    for (const name of restored) {
      rmSync(join(world.incremental.cache, name), { recursive: true, force: true });
      cpSync(join(copy, name), join(world.incremental.cache, name), { recursive: true });
    }
    return restored.join(', ');
  }),
];
