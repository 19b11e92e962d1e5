import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Step, World } from '../world.ts';

function step(name: string, take: Step['take']): Step {
  return { kind: 'output', name, take };
}

/** The files of the output folder that builds have made. */
function madeFiles({ out, ownFiles }: World): string[] {
  if (!existsSync(out)) return [];
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1));
  return paths.filter((path) => !ownFiles.has(path) && path !== '.broadsheet-files.txt').sort();
}

/** A step that does something with some files that builds have made. */
function ofFiles(name: string, change: (file: string, world: World) => void): Step {
  return step(name, (world) => {
    const made = madeFiles(world);
    if (made.length === 0) return undefined;
    const chosen = world.choices.some(made, world.choices.happens(0.7) ? 3 : made.length);
    for (const path of chosen) change(join(world.out, path), world);
    return `${chosen.length}, ${chosen[0]}`;
  });
}

/** Changes of the output folder by hand. */
export const OUTPUT_STEPS: readonly Step[] = [
  ofFiles('edit files', (file) => writeFileSync(file, `${readFileSync(file, 'latin1')} by hand`, 'latin1')),
  // A change that restores size, time and inode is not seen: a build relies on these.
  ofFiles('edit files within their size', (file) => {
    const bytes = readFileSync(file);
    if (bytes.length > 0) writeFileSync(file, bytes.fill(0x20, 0, 1));
    utimesSync(file, new Date(), new Date());
  }),
  ofFiles('delete files', (file) => rmSync(file)),
  ofFiles('touch files', (file) => utimesSync(file, new Date(), new Date())),
  ofFiles('protect files', (file) => chmodSync(file, 0o444)),
  ofFiles('give files a second name', (file, { folder }) => {
    const other = join(folder, 'second-name');
    rmSync(other, { force: true });
    linkSync(file, other);
  }),
  step('delete a folder', ({ out, choices }) => {
    if (!existsSync(out)) return undefined;
    const names = readdirSync(out).filter((name) => statSync(join(out, name)).isDirectory());
    const wanted = names.filter((name) => !['.git', 'papers'].includes(name));
    if (wanted.length === 0) return undefined;
    const name = choices.one(wanted);
    rmSync(join(out, name), { recursive: true });
    return name;
  }),
  step('delete all', ({ out, ownFiles }) => {
    rmSync(out, { recursive: true, force: true });
    ownFiles.clear();
    return 'dist';
  }),
  step('copy it to a new folder', ({ out }) => {
    if (!existsSync(out)) return undefined;
    cpSync(out, `${out}-copy`, { recursive: true });
    rmSync(out, { recursive: true });
    renameSync(`${out}-copy`, out);
    return 'as a new clone of it';
  }),
  step('keep a copy of it', ({ out, backups }) => {
    if (!existsSync(out)) return undefined;
    rmSync(join(backups, 'dist'), { recursive: true, force: true });
    cpSync(out, join(backups, 'dist'), { recursive: true, preserveTimestamps: true });
    return 'for later';
  }),
  step('restore a former one', ({ out, ownFiles, backups }) => {
    if (!existsSync(join(backups, 'dist'))) return undefined;
    rmSync(out, { recursive: true, force: true });
    cpSync(join(backups, 'dist'), out, { recursive: true, preserveTimestamps: true });
    for (const path of ownFiles.keys()) if (!existsSync(join(out, path))) ownFiles.delete(path);
    return 'dist';
  }),
  step('add files that no build makes', ({ out, ownFiles, choices }) => {
    if (!existsSync(out)) return undefined;
    const all = ['.git/HEAD', 'papers/mine.txt', 'months/2026-01/mine.txt', 'robots.own', 'assets/mine.css'];
    const chosen = choices.some(all);
    for (const path of chosen) {
      mkdirSync(dirname(join(out, path)), { recursive: true });
      writeFileSync(join(out, path), `mine: ${path}\n`);
      ownFiles.set(path, `mine: ${path}\n`);
    }
    return chosen.join(', ');
  }),
];
