import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, startCommand } from '../test-builds/process-group.ts';
import { differencesOf, treeOf } from '../test-builds/small-site.ts';
import { putIntoInbox, start, untilServed } from './started-site.ts';
import type { Trial } from './tally.ts';

/** Runs a command with few open files: https://man7.org/linux/man-pages/man1/ulimit.1p.html */
const FEW_FILES = ['sh', '-c', 'ulimit -n 64 && exec "$@"', 'sh'];
const ADDRESS = 'https://papers.example.org/';
/** The room that is left on a disk, in kilobytes. */
const ROOM_KB = [0, 16, 64, 300];

/** Runs a command of the project. */
type Command = (through?: readonly string[]) => Promise<Ended>;

/** Makes a resource scarce for a while. @returns what makes it plentiful again. */
type Scarcity = (place: string) => () => void;

/** Takes disk space, rights and open files away. A command does its work, or says what to do; nothing is lost; the next run completes. */
export async function takeResources({ folder, project, tally }: Trial): Promise<void> {
  const run = (name: string, ...args: string[]): Command => {
    return (through = []) => startCommand(name, args, { project, through }).ended;
  };
  const commands: Readonly<Record<string, Command>> = {
    ingest: run('ingest'),
    build: run('build', '--site', ADDRESS),
    start: (through = []) => untilServed(start({ project, through })),
    digest: run('digest', '--day', '2026-03-04', '--out', join(folder, 'mails'), '--site', ADDRESS),
  };
  let papers = 0;
  const more = () => {
    papers += 3;
    putIntoInbox(project, '2026-03-04', 0, papers);
  };
  const attempt = async (name: string, what: string, scarce: (through: Command) => Promise<Ended>) => {
    const command = commands[name];
    if (command === undefined) return;
    more();
    if (name !== 'ingest' && name !== 'start') await commands.ingest?.();
    const before = treeOf(join(project, 'content/papers'));
    const faults = messageFaults(await scarce(command));
    const after = treeOf(join(project, 'content/papers'));
    faults.push(...[...before.keys()].filter((path) => !after.has(path)).map((path) => `${path} is lost`));
    const { code, printed } = await command();
    if (code !== 0) faults.push(`the next run ended with ${code}: ${printed.slice(-300)}`);
    if (differencesOf(treeOf(join(project, 'content/papers')), after).length > 0 && name === 'build')
      faults.push('the build has changed papers');
    tally.note(`${name}, ${what}`, faults);
  };
  more();
  for (const name of ['ingest', 'build', 'start', 'digest']) {
    const { code, printed } = (await commands[name]?.()) ?? { code: null, printed: '' };
    if (code !== 0) throw new Error(`${name}: ${printed}`);
  }
  for (const name of Object.keys(commands))
    await attempt(name, '64 open files', (command) => command(FEW_FILES));
  for (const name of Object.keys(commands))
    for (const place of ['content', '.cache', 'dist'])
      await attempt(name, `${place} is read-only`, (command) =>
        within(readOnly, join(project, place), command),
      );
  for (const room of ROOM_KB)
    for (const [name, place] of [
      ['ingest', 'content'],
      ['build', '.cache'],
      ['start', 'content'],
      ['start', '.cache'],
      ['digest', 'content'],
    ] as const)
      await attempt(name, `${room} kB for ${place}`, (command) =>
        within(full(room), join(project, place), command),
      );
}

async function within(scarcity: Scarcity, place: string, command: Command): Promise<Ended> {
  const release = scarcity(place);
  try {
    return await command();
  } finally {
    release();
  }
}

/** A command that did not do its work says why, and what to do. */
function messageFaults({ code, printed }: Ended): string[] {
  if (code === 0) return [];
  const hasHint = /^error: .+\n(?:.*\n)*hint: .+|^.+: .+ (?:Check|Free|Choose) /mu.test(printed);
  return [
    ...(hasHint ? [] : [`exit code ${code} without a hint: ${printed.slice(-400)}`]),
    ...(/^\s+at .+:\d+:\d+/mu.test(printed) ? [`a bare error: ${printed.slice(-400)}`] : []),
  ];
}

const readOnly: Scarcity = (place) => {
  mkdirSync(place, { recursive: true });
  execFileSync('mount', ['--bind', place, place]);
  execFileSync('mount', ['-o', 'remount,ro,bind', place]);
  return () => execFileSync('umount', [place]);
};

/** Moves a folder to a disk of its own, which is full but for some kilobytes, and back again. */
function full(room: number): Scarcity {
  return (place) => {
    const saved = `${place}.saved`;
    mkdirSync(place, { recursive: true });
    execFileSync('cp', ['-a', place, saved]);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', place]);
    execFileSync('cp', ['-a', `${saved}/.`, place]);
    const { bavail, bsize } = statfsSync(place);
    const filler = join(place, '.filler');
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room * 1024)));
    return () => {
      rmSync(filler);
      rmSync(saved, { recursive: true });
      execFileSync('cp', ['-a', place, saved]);
      execFileSync('umount', [place]);
      rmSync(place, { recursive: true });
      if (existsSync(saved)) execFileSync('mv', [saved, place]);
    };
  };
}
