import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { differencesOf, SmallSite, treeOf } from './small-site.ts';

/** The room that is left on a disk, in kilobytes. */
const ROOM_KB = [0, 8, 40, 100, 200, 400, 700, 1000];

/** Builds onto full disks, read-only ones and protected folders. Only Linux lets root do so. @returns what was wrong. */
export async function testDisks(folder: string, tell: (line: string) => void): Promise<string[]> {
  const faults: string[] = [];
  const note = (name: string, found: readonly string[]) => {
    tell(`${name}: ${found.join('; ') || 'well'}`);
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  };
  await onDisk(join(folder, 'full'), async (disk) => {
    const site = await builtSite(folder, join(disk, 'dist'));
    for (const [at, room] of ROOM_KB.entries()) {
      site.edit(at + 1);
      const filler = join(disk, 'filler');
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room * 1024)));
      note(`a disk with ${room} kB of room`, await refusal(site, /disk is full/u, true));
      rmSync(filler);
    }
    note('a disk with room again', await success(site));
  });
  await onDisk(join(folder, 'volume'), async (volume) => {
    const site = new SmallSite(join(folder, 'volume-source'), volume);
    note('a volume in the place of the output folder', await success(site, false));
    site.addOwnFiles();
    site.edit(1);
    note('a volume with a former site', await success(site));
  });
  const site = await builtSite(join(folder, 'protected'));
  const protections: readonly (readonly [string, RegExp, string[], string[]])[] = [
    [
      'a protected output folder',
      /permit|permission/u,
      ['chattr', '+i', site.out],
      ['chattr', '-i', site.out],
    ],
    [
      'a protected page',
      /permit|permission/u,
      ['chattr', '+i', join(site.out, 'index.html')],
      ['chattr', '-i', join(site.out, 'index.html')],
    ],
    [
      'a read-only output folder',
      /read-only/u,
      ['mount', '--bind', site.out, site.out],
      ['umount', site.out],
    ],
  ];
  for (const [at, [name, message, protect, release]] of protections.entries()) {
    site.edit(at + 1);
    run(protect);
    try {
      if (protect[0] === 'mount') run(['mount', '-o', 'remount,ro,bind', site.out]);
      note(name, await refusal(site, message, false));
    } finally {
      run(release);
    }
    note(`${name}, after that`, await success(site));
  }
  return faults;
}

async function builtSite(folder: string, out?: string): Promise<SmallSite> {
  const site = new SmallSite(join(folder, 'source'), out);
  const { code, printed } = await site.build();
  if (code !== 0) throw new Error(printed);
  site.addOwnFiles();
  return site;
}

/** A build that the system refuses leaves the former site. @param mayPass whether it may also have all that it needs. */
async function refusal(site: SmallSite, message: RegExp, mayPass: boolean): Promise<string[]> {
  const before = treeOf(site.out);
  const { code, printed } = await site.build();
  if (mayPass && code === 0) return site.faults();
  const changed = differencesOf(before, treeOf(site.out));
  return [
    ...(code === 2 ? [] : [`it ended with exit code ${code}`]),
    ...(message.test(printed) ? [] : [`it did not say why: ${printed.slice(-400)}`]),
    ...(changed.length === 0 ? [] : [`the site has changed: ${changed.slice(0, 3).join(', ')}`]),
    ...site.faults(),
  ];
}

async function success(site: SmallSite, hasOwnFiles = true): Promise<string[]> {
  const { code, printed } = await site.build();
  if (code !== 0) return [`it ended with exit code ${code}: ${printed.slice(-400)}`];
  return hasOwnFiles ? [...site.faults(), ...(await site.faultsToCleanSite())] : [];
}

/** Mounts a small disk for a while. */
async function onDisk(folder: string, work: (folder: string) => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  run(['mount', '-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder]);
  try {
    await work(folder);
  } finally {
    run(['umount', folder]);
  }
}

function run([command = '', ...args]: readonly string[]): void {
  execFileSync(command, args, { stdio: 'pipe' });
}
