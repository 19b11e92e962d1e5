import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogPaper } from '../src/catalog/paper/catalog-paper.ts';
import { findRelatedPapers } from '../src/catalog/related/related-papers.ts';
import { callersPath, count, createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import type { Paper } from '../src/paper/schema.ts';
import { loadTopics } from '../src/search/build/load-documents.ts';
import { decodeModel } from '../src/vectors/model/model-file.ts';
import { TextVectorizer } from '../src/vectors/model/word-vectors.ts';
import { contentAt } from './bench-search/content.ts';
import { randomOf, spread } from './bench-search/random.ts';
import { agreement, judges, type RelatedList } from './eval-related/judges.ts';
import { type Half, readHalf, takesPart } from './eval-search/halves.ts';
import { searchPages } from './eval-search/search-page.ts';

interface Options {
  readonly content: string;
  readonly model: string;
  readonly half: Half;
  readonly papers: number;
  readonly seed: number;
  readonly searchPage: boolean;
}

/** So many papers a paper's page shows, and so many of the most similar papers are compared. */
const [ON_PAGE, OF_SEARCH] = [6, 10];

const command = createCommand(
  'eval:related',
  `Measures how many related papers share a topic, arXiv's primary category or an author with the paper: in the list on \
its page by words alone and with word vectors, and among the first results of “More like this”.`,
)
  .requiredOption('--content <dir>', 'the folder with the papers')
  .requiredOption('--model <file>', 'the word vectors, as npm run train writes them')
  .option('--half <name>', 'which papers: tune, held or both', readHalf, 'held')
  .option('--papers <n>', 'how many papers are asked about', count, 300)
  .option('--seed <n>', 'takes other papers', count, 1)
  .option('--no-search-page', 'leaves out “More like this”, whose index takes a minute')
  .addHelpText('after', '\nExit codes: 0 measured; 2 nothing done.');

await runCommand(command, async () => {
  const options = command.opts<Options>();
  const [content, model] = [callersPath(options.content), callersPath(options.model)];
  const papers = (await contentAt(content)).papers.map((paper) => ({ ...paper, notes: '' }));
  const asked = spread(
    papers.filter((_, at) => takesPart(at, options.half)),
    options.papers,
    randomOf(options.seed),
  );
  if (asked.length === 0) throw new UsageError(`There are no papers in ${content}.`, 'Name another folder.');
  const topicsOf = await loadTopics([join(content, 'topics.yaml'), join(projectRoot, 'content/topics.yaml')]);
  const vectorizer = new TextVectorizer(decodeModel(await readFile(model)));
  const own = judges(topicsOf);
  console.log(`${asked.length} of ${papers.length} papers; papers of a list that agree, in percent\n`);
  console.log(' '.repeat(28) + own.map(({ name }) => name.padStart(10)).join(''));
  const report = (name: string, lists: readonly RelatedList[]) => {
    const cells = own.map((judge) => (100 * agreement(judge, lists)).toFixed(1).padStart(10));
    const listed = lists.reduce((sum, list) => sum + list.listed.length, 0);
    console.log(`${name.padEnd(28)}${cells.join('')}   ${(listed / lists.length).toFixed(1)} papers a list`);
  };
  report('on the page, words', listsOnPages(papers, asked));
  report('on the page, both', listsOnPages(papers, asked, vectorizer));
  if (options.searchPage) report('“More like this”', await listsOfSearch(content, papers, asked, model));
  return 0;
});

function listsOnPages(
  papers: readonly CatalogPaper[],
  asked: readonly Paper[],
  vectorizer?: TextVectorizer,
): RelatedList[] {
  const records = new Map(papers.map((paper) => [paper.id, paper]));
  const related = findRelatedPapers(papers, { limit: ON_PAGE, ...(vectorizer && { vectorizer }) });
  return asked.map((paper) => ({
    paper,
    listed: (related.get(paper.id) ?? []).flatMap((each) => records.get(each.paper.id) ?? []),
  }));
}

async function listsOfSearch(
  content: string,
  papers: readonly Paper[],
  asked: readonly Paper[],
  model: string,
): Promise<RelatedList[]> {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const page = await searchPages(content, [...byId.keys()], model);
  try {
    const lists: RelatedList[] = [];
    for (const paper of asked) {
      const ids = await page.withVectors.search(`like:${paper.id}`);
      lists.push({ paper, listed: ids.slice(0, OF_SEARCH).flatMap((id) => byId.get(id) ?? []) });
    }
    return lists;
  } finally {
    await page.close();
  }
}
