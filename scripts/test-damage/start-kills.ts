import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { killGroup } from '../test-builds/process-group.ts';
import { differencesOf, treeOf } from '../test-builds/small-site.ts';
import { putIntoInbox, start, untilServed } from './started-site.ts';
import { pick, type Trial } from './tally.ts';

/** What a person wrote before. */
const NOTES = '\n## Notes\n\nPrecious.\n';
const NOTED = 'papers/2026/03/2603.00001.md';

/** A state of a project before the command is started, and the site that it must have after that. */
interface Scene {
  readonly name: string;
  readonly before: string;
  readonly site: ReadonlyMap<string, string>;
  readonly papers: ReadonlyMap<string, string>;
  readonly lasts: number;
}

/**
 * Kills `npm run start`: on a new machine without papers, with a first listing, and with a second one when there is a site. The next start
 * must work, and serve the site that there is without a kill.
 */
export async function killStart({ folder, project, times, chance, tally }: Trial): Promise<void> {
  const content = join(project, 'content');
  const scenes: Scene[] = [];
  const keep = async (name: string) => {
    const before = join(folder, `before-${name}`);
    for (const part of ['content', 'dist'])
      if (existsSync(join(project, part)))
        cpSync(join(project, part), join(before, part), { recursive: true });
    const begun = performance.now();
    const { code, printed } = await untilServed(start({ project }));
    if (code !== 0) throw new Error(printed);
    const [site, papers] = [treeOf(join(project, 'dist')), treeOf(join(content, 'papers'))];
    scenes.push({ name, before, site, papers, lasts: performance.now() - begun });
  };
  await keep('empty');
  rmSync(join(project, 'dist'), { recursive: true });
  putIntoInbox(project, '2026-03-04', 0, 8);
  await keep('first');
  const noted = join(content, NOTED);
  writeFileSync(noted, `${readFileSync(noted, 'utf8')}${NOTES}`);
  putIntoInbox(project, '2026-03-05', 4, 8);
  await keep('second');
  for (let kill = 0; kill < times; kill += 1) {
    const scene = pick(scenes.slice(kill % 5 === 0 ? 0 : 1), chance);
    // A new machine has no cache. Without it a run takes longer, so most runs have one.
    const isCold = kill % 5 === 0;
    restore(project, scene, isCold);
    const { child, ended } = start({ project });
    await wait(chance() * scene.lasts * (isCold ? 1.5 : 1));
    killGroup(child);
    await ended;
    const faults = notesFaults(content, scene);
    const { code, printed } = await untilServed(start({ project }));
    if (code !== 0) faults.push(`the next start ended with ${code}: ${printed.slice(-300)}`);
    faults.push(...endFaults(project, scene));
    tally.note(`${scene.name}${isCold ? ', without a cache' : ''}`, faults);
  }
}

function restore(project: string, { before }: Scene, isCold: boolean): void {
  for (const name of readdirSync(project))
    if (/^\.?dist|^content$/u.test(name) || (isCold && name === '.cache'))
      rmSync(join(project, name), { recursive: true, force: true });
  cpSync(before, project, { recursive: true, preserveTimestamps: true });
}

function notesFaults(content: string, { name }: Scene): string[] {
  if (name !== 'second') return [];
  const text = existsSync(join(content, NOTED)) ? readFileSync(join(content, NOTED), 'utf8') : '';
  return text.includes(NOTES.trim()) ? [] : ['the notes of a person are lost'];
}

function endFaults(project: string, scene: Scene): string[] {
  const beside = readdirSync(project).filter((name) => /^\.dist/u.test(name));
  const drafts = readdirSync(join(project, 'content'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /draft|\.lock/u.test(name),
  );
  return [
    ...differencesOf(treeOf(join(project, 'dist')), scene.site)
      .slice(0, 5)
      .map((path) => `${path} differs`),
    ...differencesOf(treeOf(join(project, 'content/papers')), scene.papers).map((path) => `${path} differs`),
    ...[...beside, ...drafts].map((name) => `${name} is left behind`),
    ...notesFaults(join(project, 'content'), scene),
  ];
}
