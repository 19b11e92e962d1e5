import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serialize } from '../../src/store/document.ts';
import { paper } from '../../tests/paper/papers.ts';
import { type Ended, type Run, type StartOptions, startCommand } from './process-group.ts';

/** How the builds of a site are started. */
export interface SiteOptions extends StartOptions {
  /** Further arguments. */
  readonly args?: readonly string[];
}

/** Files that no build makes: a host's, and those of a person. */
const OWN = {
  CNAME: 'papers.example.org\n',
  '.git/HEAD': 'ref: refs/heads/main\n',
  'papers/mine.txt': 'mine\n',
};
/** The days of the papers. */
const DAYS = ['2026-03-02', '2026-03-03', '2026-04-01'];

/** A small store of papers, and the site that is built from it. */
export class SmallSite {
  readonly content: string;
  readonly out: string;
  readonly #folder: string;
  readonly #options: SiteOptions;

  constructor(folder: string, out = join(folder, 'dist'), options: SiteOptions = {}) {
    this.#folder = folder;
    this.#options = options;
    [this.content, this.out] = [join(folder, 'content'), out];
    mkdirSync(join(this.content, 'papers'), { recursive: true });
    for (let number = 0; number < 6; number += 1) this.#write(number, 'first');
  }

  /** Changes the store: papers are edited, added and removed. */
  edit(round: number): void {
    this.#write(round % 6, `round ${round}`);
    this.#write(10 + (round % 4), `new in round ${round}`);
    rmSync(this.#file(10 + ((round + 2) % 4)), { force: true });
  }

  /** Starts a build in a process group of its own. */
  start(out = this.out): Run {
    const { args = [], ...options } = this.#options;
    return startCommand('build', ['--content', this.content, '--out', out, ...args], options);
  }

  /** Builds the site. */
  build(out?: string): Promise<Ended> {
    return this.start(out).ended;
  }

  /** Puts files into the output folder that no build makes. */
  addOwnFiles(): void {
    for (const [path, text] of Object.entries(OWN)) {
      mkdirSync(dirname(join(this.out, path)), { recursive: true });
      writeFileSync(join(this.out, path), text);
    }
  }

  /** The faults of the output folder and of what is beside it, for somebody who has left no build running. */
  faults(): string[] {
    const lost = Object.entries(OWN).filter(
      ([path, text]) =>
        !existsSync(join(this.out, path)) || readFileSync(join(this.out, path), 'utf8') !== text,
    );
    const beside = readdirSync(dirname(this.out)).filter((name) => name.startsWith('.dist'));
    const inside = readdirSync(this.out).filter((name) => name.startsWith('.broadsheet.'));
    const linked = [...treeOf(this.out).keys()].filter((path) => statSync(join(this.out, path)).nlink > 1);
    return [
      ...lost.map(([path]) => `${path} is lost or changed`),
      ...[...beside, ...inside].map((name) => `${name} is left behind`),
      ...linked.map((path) => `${path} has a second name`),
    ];
  }

  /** The differences between the site and one that is built from nothing, which has no index of a former build. */
  async faultsToCleanSite(): Promise<string[]> {
    const clean = join(this.#folder, 'clean');
    rmSync(clean, { recursive: true, force: true });
    const { code, printed } = await this.build(clean);
    if (code !== 0) return [`the clean build failed: ${printed}`];
    const [now, expected] = [treeOf(this.out), treeOf(clean)];
    const isOwn = (path: string) => Object.hasOwn(OWN, path) || /^pagefind\/|^\.broadsheet-files/u.test(path);
    const names = new Set([...now.keys(), ...expected.keys()].filter((path) => !isOwn(path)));
    return [...names].filter((path) => now.get(path) !== expected.get(path)).map((path) => `${path} differs`);
  }

  #file(number: number): string {
    const [year = '', month = ''] = dayOf(number).split('-');
    return join(this.content, 'papers', year, month, `${idOf(number)}.md`);
  }

  #write(number: number, text: string): void {
    const file = this.#file(number);
    mkdirSync(dirname(file), { recursive: true });
    const abstract = `We study robots, ${text}. It works.`;
    const fields = { id: idOf(number), listed: dayOf(number), title: `A paper, ${text}`, abstract };
    writeFileSync(file, serialize(paper(fields)));
  }
}

const idOf = (number: number) => `2603.${String(number).padStart(5, '0')}`;
const dayOf = (number: number) => DAYS[number % DAYS.length] ?? '2026-03-02';

/** The digests of all files of a folder by their paths. */
export function treeOf(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    files.map((file) => [
      file.slice(folder.length + 1),
      createHash('sha256').update(readFileSync(file)).digest('base64url'),
    ]),
  );
}

/** The first differences between two folders; none if they are the same. */
export function differencesOf(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => one.get(path) !== other.get(path)).sort();
}
