import { decodeFacets, FACETS_FILE, type Facet } from '../facets.ts';
import { foldQuery } from '../folding.ts';
import type { ManifestShard } from '../manifest.ts';
import { pageIdsOf } from '../page-order.ts';
import { META_WEIGHTS } from '../result.ts';
import type { Candidate } from '../selection.ts';
import type { FetchWatch } from './fetches.ts';
import type { EngineResult, Hit, Instance, PagefindModule } from './pagefind.ts';
import type { AskedQuery } from './question.ts';

/** A paper that a shard has found. */
export interface Listed extends Candidate {
  /** Unlike that of any other paper of the site's. */
  readonly key: string;
  readonly data: () => Promise<Hit>;
}

interface Opened {
  readonly instance: Instance;
  readonly facets: ReadonlyMap<string, Facet>;
}

/** The words of a query, by what must hold of them. */
export type Words = Pick<AskedQuery, 'words' | 'phrases' | 'excluded' | 'names'>;

/** One index of the site's, loaded at the first search in it. */
export class Shard {
  readonly papers: number;
  /** The years of which it has papers. */
  readonly years: readonly string[];
  readonly #folder: string;
  readonly #engine: () => Promise<PagefindModule>;
  readonly #watch: FetchWatch;
  #opened: Promise<Opened> | undefined;

  constructor(
    root: string,
    { folder, papers, years }: ManifestShard,
    engine: () => Promise<PagefindModule>,
    watch: FetchWatch,
  ) {
    this.papers = papers;
    this.years = years;
    this.#folder = `${root}${folder}/`;
    this.#engine = engine;
    this.#watch = watch;
  }

  /** Loads what every search in it needs. @throws where that cannot be had. */
  open(): Promise<Opened> {
    this.#opened ??= this.#open().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  /** Every paper for which the words hold, the fittest first; all papers where there are none. */
  async find(words: Words): Promise<Listed[]> {
    const { instance, facets } = await this.open();
    const ask = async (term: string | null) => (await instance.search(term)).results;
    const [main, ...others] = await Promise.all([
      ask(mainTerm(words)),
      ...requiredSets(words).map(async (required) => idsOf(await ask(required.term), required.field)),
      ...words.excluded.map(async (word) => idsOf(await ask(quoted(word)))),
    ]);
    const required = others.slice(0, others.length - words.excluded.length);
    const excluded = others.slice(required.length);
    return main
      .filter(({ id }) => required.every((ids) => ids.has(id)) && !excluded.some((ids) => ids.has(id)))
      .flatMap(({ id, score, data }) => {
        const facet = facets.get(id);
        return facet === undefined ? [] : [{ ...facet, key: `${this.#folder}${id}`, score, data }];
      });
  }

  async #open(): Promise<Opened> {
    const [{ createInstance }, columns] = await Promise.all([
      this.#engine(),
      this.#watch.bytes(`${this.#folder}${FACETS_FILE}`),
    ]);
    const instance = createInstance({
      basePath: this.#folder,
      // In a worker, fetches that fail could not be seen.
      noWorker: true,
      // The folder has another name as soon as anything in it is different.
      metaCacheTag: '1',
      ranking: { metaWeights: META_WEIGHTS },
    });
    // Without filters in the index this waits until the engine is ready, and fails where it cannot be.
    await instance.filters();
    const ids = pageIdsOf(await this.#metadata());
    const facets = decodeFacets(new TextDecoder().decode(columns));
    return { instance, facets: new Map(ids.flatMap((id, at) => pairOf(id, facets[at]))) };
  }

  async #metadata(): Promise<Uint8Array> {
    const entry = await this.#watch.bytes(`${this.#folder}pagefind-entry.json?ts=1`);
    const { hash } = /"hash":"(?<hash>[\w-]+)"/u.exec(new TextDecoder().decode(entry))?.groups ?? {};
    const packed = await this.#watch.bytes(`${this.#folder}pagefind.${hash}.pf_meta`);
    return (await unpacked(packed)).subarray(SIGNATURE.length);
  }
}

/** What stands before the data of each of the engine's files. */
const SIGNATURE = 'pagefind_dcd';

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  // Some hosts unpack what they know to be gzip.
  if (bytes[0] !== 0x1f) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function pairOf(id: string, facet: Facet | undefined): [string, Facet][] {
  return facet === undefined ? [] : [[id, facet]];
}

/** The term by which papers are ranked: everything that must be there. */
function mainTerm({ words, phrases, names }: Words): string | null {
  const [phrase] = phrases;
  if (words === '' && names.length === 0 && phrases.length === 1 && phrase !== undefined)
    return quoted(phrase);
  return [foldQuery([words, ...phrases].join(' ')), ...names].join(' ').trim() || null;
}

/** What must hold besides, each with the field in which it must. */
function requiredSets({
  words,
  phrases,
  names,
}: Words): { readonly term: string; readonly field?: string }[] {
  const isAlone = words === '' && names.length === 0 && phrases.length === 1;
  return [
    ...(isAlone ? [] : phrases.map((phrase) => ({ term: quoted(phrase) }))),
    ...names.map((name) => ({ term: name, field: 'names' })),
  ];
}

function quoted(phrase: string): string {
  return `"${foldQuery(phrase)}"`;
}

function idsOf(results: readonly EngineResult[], field?: string): ReadonlySet<string> {
  const own = results.filter(
    ({ matchedMetaFields }) => field === undefined || matchedMetaFields?.includes(field),
  );
  return new Set(own.map(({ id }) => id));
}
