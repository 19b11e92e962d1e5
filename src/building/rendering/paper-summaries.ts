import { KnownAuthor, personOf } from '../../catalog/authors/authors.ts';
import type { DerivedCache } from '../../catalog/paper/derived-cache.ts';
import type { PaperSummary } from '../../catalog/paper/paper-summary.ts';
import { digestOfTexts } from '../../catalog/terms/paper-texts.ts';
import type { Paper } from '../../paper/schema.ts';
import { digestOfCode } from '../../store/code.ts';
import type { ListedPaper } from '../../store/snapshot/listed-paper.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import { folderFacts } from '../derived/folder-facts.ts';

/** The folders of the code that makes summaries, and reads them. */
export const SUMMARY_CODE = ['building/derived', 'building/rendering', 'catalog', 'paper', 'store', 'text'];

type PrintedAuthor = NonNullable<PaperSummary['authors']>[number];

/** An author as a fact: the printed name, the key, and the name in its natural order if that is another one. */
type AuthorFact = readonly [printed: string, key: string, name?: string];

/** What is kept of a paper: its summary, its authors, and a digest of its texts. */
interface SummaryFact {
  readonly summary: Omit<PaperSummary, 'authors'>;
  readonly authors?: readonly AuthorFact[];
  readonly texts: string;
}

/** Summaries of papers, and digests of their texts by their ids. */
export interface Summaries {
  readonly papers: readonly PaperSummary[];
  readonly textDigests: ReadonlyMap<string, string>;
}

/**
 * The summaries of papers. Only papers that are new or changed are read. `onMissing` gets a paper that has no summary, since it cannot
 * be read.
 */
export async function readSummaries(
  snapshot: Snapshot,
  papers: readonly ListedPaper[],
  cache: DerivedCache,
  onMissing: (paper: ListedPaper) => void,
): Promise<Summaries> {
  const kind = {
    name: 'summary',
    code: digestOfCode(SUMMARY_CODE),
    derive: ({ paper }: { paper: Paper }) => factOf(paper),
  };
  const summaries: PaperSummary[] = [];
  const textDigests = new Map<string, string>();
  const authorOf = authorReader();
  for await (const { papers: own, facts } of folderFacts(snapshot, kind, papers, cache))
    for (const [at, listed] of own.entries()) {
      const fact = facts[at];
      if (fact === undefined) {
        onMissing(listed);
        continue;
      }
      const { summary, authors, texts } = fact;
      summaries.push(authors === undefined ? summary : { ...summary, authors: authors.map(authorOf) });
      textDigests.set(summary.id, texts);
    }
  return { papers: summaries, textDigests };
}

function factOf(paper: Paper): SummaryFact {
  const { authors, ...summary } = summaryOf(paper);
  return {
    summary,
    ...(authors !== undefined && { authors: authors.map(authorFact) }),
    texts: digestOfTexts(paper),
  };
}

function authorFact(author: PrintedAuthor): AuthorFact {
  const { key, name } = personOf(author);
  return name === author.name ? [author.name, key] : [author.name, key, name];
}

/** The summary of a paper. */
export function summaryOf(paper: Paper): PaperSummary {
  const {
    id,
    title,
    authors,
    authorCount,
    listed,
    published,
    year,
    updated,
    withdrawn,
    upvotes,
    sources,
    aliases,
  } = paper;
  return {
    id,
    title,
    ...(authors !== undefined && { authors }),
    ...(authorCount !== undefined && { authorCount }),
    ...(listed !== undefined && { listed }),
    ...(published !== undefined && { published }),
    ...(year !== undefined && { year }),
    ...(updated !== undefined && { updated }),
    ...(withdrawn !== undefined && { withdrawn }),
    ...(upvotes !== undefined && { upvotes }),
    sources,
    ...(aliases !== undefined && { aliases }),
  };
}

/** Makes authors. Papers share the object of a name, since most names are on several papers. */
function authorReader(): (fact: AuthorFact) => PrintedAuthor {
  const known = new Map<string, PrintedAuthor>();
  return ([printed, key, natural = printed]) => {
    const id = natural === printed ? printed : `${printed}\0${natural}`;
    const author = known.get(id);
    if (author !== undefined) return author;
    const made = new KnownAuthor(printed, { key, name: natural });
    known.set(id, made);
    return made;
  };
}
