import { existsSync, lstatSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Damage, FILE_DAMAGES, folderDamages, otherKinds } from './damages.ts';
import { pick } from './tally.ts';

/** Something to damage: a kind of files or a folder of the cache, and one damage of it. */
export interface Pair {
  /** What all files of the kind have in common: their folder and the ending of their name. A folder ends with a slash; the cache itself is `/`. */
  readonly kind: string;
  readonly damage: Damage;
}

/** How many damages a build gets in one folder of the cache. More would hide each other. */
const IN_ONE_FOLDER = 2;
/** What a process that was killed leaves beside a database. */
const BESIDE = ['-wal', '-shm'];

/** All pairs of a kind and a damage that have not been tried. They are chosen in turn, so that chance leaves none out. */
export class CachePairs {
  readonly #cache: string;
  readonly #elsewhere: string;
  readonly #first: number;
  readonly #done = new Set<string>();

  /**
   * @param elsewhere a folder where nothing may change; see {@link otherKinds}.
   * @param first the number of the damage with which the first kind begins.
   */
  constructor(cache: string, elsewhere: string, first: number) {
    this.#cache = cache;
    this.#elsewhere = elsewhere;
    this.#first = first;
  }

  /** The pairs of the cache as it is now that have not been tried. */
  left(): Pair[] {
    const files = [...FILE_DAMAGES, ...otherKinds(this.#elsewhere)];
    const folders = folderDamages(this.#elsewhere);
    const kinds = [
      ...[...filesByKind(this.#cache).keys()].map((kind) => ({ kind, damages: files })),
      ...foldersOf(this.#cache).map((kind) => ({ kind, damages: folders })),
      // An owner may have the whole cache elsewhere, by a link.
      { kind: '/', damages: folders.filter(({ isMove }) => isMove !== true) },
    ];
    // Each kind begins with another damage, so that a build has many.
    const pairs = kinds.flatMap(({ kind, damages }, at) => {
      const first = (this.#first + at) % damages.length;
      return [...damages.slice(first), ...damages.slice(0, first)].map((damage) => ({ kind, damage }));
    });
    return pairs.filter(({ kind, damage }) => !this.#done.has(`${kind}, ${damage.name}`));
  }

  /** The damages of the next build: some in each folder of the cache, of which none hides another. None if nothing is left. */
  next(): Pair[] {
    const chosen: Pair[] = [];
    for (const pair of this.left()) {
      const top = topOf(pair.kind);
      const there = chosen.filter(({ kind }) => topOf(kind) === top);
      const isWhole = (kind: string) => kind.endsWith('/');
      const isFree =
        there.length < IN_ONE_FOLDER &&
        there.every(({ kind }) => kind !== pair.kind && !isWhole(kind)) &&
        !(there.length > 0 && isWhole(pair.kind));
      // With another thing in the place of the whole cache, nothing else is there.
      if (top === '' ? chosen.length === 0 : isFree && !chosen.some(({ kind }) => topOf(kind) === ''))
        chosen.push(pair);
    }
    return chosen;
  }

  /** Damages one thing of the kind of each pair. */
  apply(pairs: readonly Pair[], chance: () => number): void {
    const files = filesByKind(this.#cache);
    const things = pairs.map(({ kind, damage }) => {
      const path = kind.endsWith('/')
        ? join(this.#cache, kind).replace(/\/$/u, '')
        : pick(files.get(kind) ?? [], chance);
      return { kind, damage, path };
    });
    for (const { kind, damage, path } of things) {
      if (!existsSync(path)) writeFileSync(path, 'what a killed process has left');
      damage.apply(path, chance);
      this.#done.add(`${kind}, ${damage.name}`);
    }
  }

  get tried(): number {
    return this.#done.size;
  }
}

/** The folder of the cache in which a kind is; empty for the cache itself. */
const topOf = (kind: string) => (kind === '/' ? '' : (kind.split('/')[0] ?? ''));

/** The folders of a cache, each with a slash at the end. */
function foldersOf(cache: string): string[] {
  const folders = readdirSync(cache, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => `${name}/`).sort();
}

/** The files of a cache by their kind; also those that a killed process leaves beside a database. */
function filesByKind(cache: string): ReadonlyMap<string, string[]> {
  const files = readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const beside = files
    .filter((path) => path.endsWith('.sqlite'))
    .flatMap((path) => BESIDE.map((ending) => path + ending))
    .filter((path) => lstatSync(path, { throwIfNoEntry: false }) === undefined);
  // A build never uses a database again in which it has found damage.
  const isUsed = (path: string) => !existsSync(path.replace(/(?<=\.sqlite).*$/u, '') + DAMAGED);
  const used = [...files, ...beside].filter((path) => !path.endsWith(DAMAGED) && isUsed(path));
  return Map.groupBy(used.sort(), (path) => kindOf(path.slice(cache.length + 1)));
}

/** What a build puts behind the name of a damaged database. */
const DAMAGED = '.damaged';

function kindOf(path: string): string {
  const parts = path.split('/');
  const name = (parts.at(-1) ?? '').replace(/[0-9a-zA-Z_-]{16,}/gu, '…').replace(/\d+/gu, 'N');
  if (parts.length === 1) return name;
  if (parts[0] === 'node-compile') return 'node-compile/…';
  if (parts[0] === 'pages' && !name.endsWith('.json')) return `pages/…${extname(name)}`;
  return `${parts[0]}/${name}`;
}
