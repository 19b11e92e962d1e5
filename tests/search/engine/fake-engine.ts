import { type AuthorEntry, decodeEntry, encodeEntry } from '../../../src/search/authors/author-entries.ts';
import { FITS, matchName, toNameQuery } from '../../../src/search/authors/name-matching.ts';
import type { Facet } from '../../../src/search/format/facets.ts';
import type { AskedName } from '../../../src/search/query/parser.ts';
import type { FoundAuthor } from '../../../src/search/retrieval/author-loader.ts';
import type { ScanResult } from '../../../src/search/retrieval/scan-options.ts';
import type {
  NearestPaper,
  NearestPapers,
  SearchEngine,
} from '../../../src/search/retrieval/search-engine.ts';
import type { Match, ShardQuery, StoredDocument } from '../../../src/search/retrieval/shard.ts';
import { decodeWords, encodeWords } from '../../../src/search/spelling/dictionary.ts';
import { Speller } from '../../../src/search/spelling/speller.ts';
import { termsIn } from '../../../src/vectors/model/terms.ts';

export interface FakePaper {
  readonly title: string;
  readonly abstract?: string;
  readonly authors?: readonly string[];
  readonly id?: string;
}

export interface FakeOptions {
  /** Words of the dictionary that are frequent. */
  readonly frequent?: readonly string[];
  /** Its other words. */
  readonly infrequent?: readonly string[];
  /** Whether there is a routing table, which knows titles and words. */
  readonly hasRoutingTable?: boolean;
  /** Whether there is a semantic index. Here the papers that share most terms with a request are the nearest. */
  readonly hasSemanticIndex?: boolean;
}

/**
 * A search engine over papers in memory, in one shard. Words match as loosely as in Pagefind: its stems are the first three
 * letters here, so that `jaming` finds `james`.
 */
export class FakeEngine implements SearchEngine {
  incomplete = false;
  /** The query of each scan. */
  readonly scans: ShardQuery[] = [];
  readonly #papers: readonly Required<FakePaper>[];
  readonly #options: Required<FakeOptions>;

  constructor(papers: readonly FakePaper[], options: FakeOptions = {}) {
    this.#papers = papers.map((paper, number) => ({
      abstract: '',
      authors: [],
      id: `2603.0000${number}`,
      ...paper,
    }));
    this.#options = {
      frequent: [],
      infrequent: [],
      hasRoutingTable: true,
      hasSemanticIndex: false,
      ...options,
    };
  }

  get hasSemanticIndex(): boolean {
    return this.#options.hasSemanticIndex;
  }

  async find(query: ShardQuery): Promise<ScanResult> {
    this.scans.push(query);
    return {
      matches: this.#papers
        .flatMap((paper, number) => this.#match(query, paper, number))
        .sort((one, other) => other.score - one.score),
      searched: this.#papers.length,
      remaining: 0,
      isRemainderOlder: true,
      unsearchedYears: new Set(),
      failedShards: 0,
    };
  }

  async isTitle(text: string): Promise<boolean> {
    if (!this.#options.hasRoutingTable) return false;
    return this.#papers.some(({ title }) => title.toLowerCase() === text.toLowerCase());
  }

  async matchTerm(word: string): Promise<'exact' | 'prefix' | 'none' | undefined> {
    if (!this.#options.hasRoutingTable) return undefined;
    const words = this.#papers.flatMap(wordsIn);
    if (words.includes(word.toLowerCase())) return 'exact';
    return words.some((own) => own.startsWith(word.toLowerCase())) ? 'prefix' : 'none';
  }

  async speller(wanted: readonly unknown[]): Promise<Speller> {
    const { frequent, infrequent } = this.#options;
    const isAll = wanted.some((each) => each !== 'frequent');
    const words = [...new Set([...frequent, ...(isAll ? infrequent : [])])].sort();
    return new Speller(decodeWords(encodeWords(words.map((word) => [word, 4]))));
  }

  async findAuthors(asked: AskedName): Promise<readonly FoundAuthor[]> {
    const query = toNameQuery(asked);
    const found = this.#authors().flatMap((entry) => {
      const fit = matchName(entry, query);
      return fit === undefined ? [] : [{ ...entry, fit }];
    });
    return found.sort((one, other) => FITS.indexOf(one.fit) - FITS.indexOf(other.fit));
  }

  async findAuthorsNamed(asked: AskedName): Promise<readonly FoundAuthor[]> {
    return (await this.findAuthors(asked)).filter(
      ({ fit }) => FITS.indexOf(fit) <= FITS.indexOf('compatible'),
    );
  }

  async nearest(
    terms: readonly string[],
    isAllowed: (key: string) => boolean = () => true,
  ): Promise<NearestPapers | undefined> {
    if (!this.#options.hasSemanticIndex) return undefined;
    const known = new Set<string>();
    const papers = this.#papers.flatMap((paper, place): NearestPaper[] => {
      const own = new Set(termsIn(`${paper.title} ${paper.abstract}`));
      const shared = terms.filter((term) => own.has(term));
      for (const term of shared) known.add(term);
      const key = paper.id;
      if (shared.length === 0 || !isAllowed(key)) return [];
      const load = async () => ({ ...documentOf(paper), ...facetOf(place), key });
      return [{ place, score: shared.length, shared, close: shared.slice(0, 1), key, load }];
    });
    return { papers: papers.sort((one, other) => other.score - one.score), known: [...known] };
  }

  #authors(): AuthorEntry[] {
    const names = new Set(this.#papers.flatMap(({ authors }) => authors));
    return [...names].map((name) => {
      const numbers = [...this.#papers.keys()].filter((number) =>
        this.#papers[number]?.authors.includes(name),
      );
      return decodeEntry(encodeEntry(name.replace(/ (?=\S+$)/u, '|'), undefined, new Map([[0, numbers]])));
    });
  }

  #match(query: ShardQuery, paper: Required<FakePaper>, number: number): Match[] {
    if (query.includedPapers !== undefined && query.includedPapers.get(0)?.has(number) !== true) return [];
    if (query.excludedPapers?.get(0)?.has(number) === true) return [];
    const stems = wordsIn(paper).map(stem);
    const words = tokens(query.words);
    if (!words.every((word) => stems.includes(stem(word)))) return [];
    return [
      {
        ...facetOf(number),
        score: words.filter((word) => tokens(paper.title).map(stem).includes(stem(word))).length,
        key: paper.id,
        loadDocument: async () => documentOf(paper),
      },
    ];
  }
}

function documentOf(paper: Required<FakePaper>): StoredDocument {
  return {
    url: `/papers/${paper.id}.html`,
    content: paper.abstract === '' ? paper.title : paper.abstract,
    locations: [],
    meta: { title: paper.title, also: paper.id, authors: paper.authors.join('; ') },
  };
}

function facetOf(number: number): Facet {
  return { date: `2026-03-${String(number + 1).padStart(2, '0')}`, votes: number, topics: [] };
}

function wordsIn({ title, abstract, authors, id }: Required<FakePaper>): string[] {
  return tokens([title, abstract, ...authors, id].join(' '));
}

function tokens(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}.]+/gu) ?? [];
}

function stem(word: string): string {
  return word.slice(0, 3);
}
