import { createHash } from 'node:crypto';
import { personOf } from '../../catalog/authors/authors.ts';
import type { Edition } from '../../catalog/editions/editions.ts';
import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import type { PaperSummary } from '../../catalog/paper/paper-summary.ts';
import { digestOfVectors } from '../../catalog/related/site-vectorizer.ts';
import { textsOf } from '../../catalog/terms/paper-texts.ts';
import type { PhraseReader } from '../../catalog/terms/phrase-counts.ts';
import type { Topic } from '../../catalog/topics/topics-file.ts';
import type { Author } from '../../paper/schema.ts';
import type { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import type { DayFile, DayPaper } from '../day-file.ts';
import { contentWordsOf } from '../words.ts';
import { fittedScript } from './fitted-script.ts';
import { codeOf } from './paper-code.ts';
import { PhraseFrequencies } from './telling-phrases.ts';

/** So many of the newest days have a file: a page that a reader opened some days ago still finds its files. */
const DAYS = 10;
/** The frequencies of a day's phrases are of about so many papers, those of the day and of whole days before it. */
const COMPARED = 3000;
/** In a day with more papers, each has fewer words, so that the file stays small. */
const MAX_WORDS = 4000;

export interface DayFileOptions {
  /** The topics of a paper; empty if the site shows none. */
  topicsOf(id: string): readonly Pick<Topic, 'slug' | 'label'>[];
  titleOf(paper: PaperSummary): string;
  recordOf(paper: PaperSummary): CatalogPaper;
  readonly phrases: PhraseReader;
  readonly vectorizer?: TextVectorizer | undefined;
  readonly showsUpvotes: boolean;
}

/** A day file with its script, whose name is made from the day and from a digest of the script. */
export interface WrittenDay {
  readonly day: string;
  readonly fileName: string;
  readonly script: string;
}

/**
 * The files of the newest days with papers, newest first. A file depends only on papers of its day and of days before it, so
 * that it stays the same when days are added.
 */
export function dayFilesOf(editions: readonly Edition[], options: DayFileOptions): WrittenDay[] {
  return editions
    .map((_, at) => at)
    .slice(-DAYS)
    .reverse()
    .map((at) => {
      const upTo = editions.slice(0, at + 1);
      const day = upTo.at(-1)?.day ?? '';
      const script = options.phrases.keep(nameOf(upTo.at(-1), options), comparedEditions(upTo), () =>
        fittedScript(dayFileOf(upTo, options)),
      );
      const digest = createHash('sha256').update(script).digest('hex').slice(0, 8);
      return { day, fileName: `${day}.${digest}`, script };
    });
}

/** All on which the file of a day depends, but the texts of papers. */
function nameOf(
  edition: Edition | undefined,
  { topicsOf, vectorizer, showsUpvotes }: DayFileOptions,
): string {
  const papers = edition?.papers.map(({ id, title, authors, authorCount, upvotes, withdrawn }) => {
    const topics = topicsOf(id).map(({ slug, label }) => [slug, label]);
    return [id, title, authors?.map(naturalName), authorCount, upvotes, withdrawn, topics];
  });
  const vectors = vectorizer && digestOfVectors(vectorizer);
  return JSON.stringify(['for-you', edition?.day, papers, vectors, showsUpvotes]);
}

/** The file of the last of some editions. */
export function dayFileOf(
  editions: readonly Edition[],
  { topicsOf, titleOf, recordOf, phrases, vectorizer, showsUpvotes }: DayFileOptions,
): DayFile {
  const { day = '', papers = [] } = editions.at(-1) ?? {};
  // Withdrawn papers stay in the archive, but are no longer recommended.
  const shown = papers.filter(({ withdrawn }) => withdrawn === undefined);
  const own = new Map(shown.map((paper) => [paper, phrases.phrasesOf(paper)]));
  const compared = comparedEditions(editions);
  const frequencies = new PhraseFrequencies(
    compared.values().flatMap((edition) => phrases.countsOf(edition.papers)),
    compared.reduce((sum, edition) => sum + edition.papers.length, 0),
    [...own.values()].flat(),
  );
  const wordsOfPaper = Math.floor(MAX_WORDS / Math.max(1, shown.length));
  const topicLabels = new Map<string, string>();
  const paperOf = (paper: PaperSummary): DayPaper => {
    const record = recordOf(paper);
    const texts = textsOf(record);
    const topics = topicsOf(paper.id);
    for (const { slug, label } of topics) topicLabels.set(slug, label);
    const code = vectorizer && codeOf(record, vectorizer);
    return {
      id: paper.id,
      title: titleOf(paper),
      authors: paper.authors?.map(naturalName) ?? [],
      ...(paper.authorCount !== undefined && { authorCount: paper.authorCount }),
      ...(showsUpvotes && paper.upvotes !== undefined && { upvotes: paper.upvotes }),
      topics: topics.map(({ slug }) => slug),
      ...(code !== undefined && { code }),
      telling: frequencies.tellingOf(own.get(paper) ?? []),
      words: new Set([...new Set(contentWordsOf(`${texts.title} ${texts.abstract}`))].slice(0, wordsOfPaper)),
    };
  };
  const written = shown.map(paperOf);
  return { day, papers: written, topicLabels: Object.fromEntries(topicLabels) };
}

/** The editions with whose papers those of the last one are compared: the last one, and whole days before it. */
function comparedEditions(editions: readonly Edition[]): Edition[] {
  const compared: Edition[] = [];
  let count = 0;
  for (const edition of editions.toReversed()) {
    if (count >= COMPARED) break;
    compared.push(edition);
    count += edition.papers.length;
  }
  return compared;
}

/** The name as it is printed, but `Jane Doe` for `Doe, Jane`, so that it is the same as on the author's page. */
function naturalName(author: Author): string {
  const { name } = author.name.includes(',') ? personOf(author) : author;
  return name === '' ? author.name : name;
}
