import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTopicFinder } from '../../src/catalog/topics/paper-topics.ts';
import { parseTopicsFile } from '../../src/catalog/topics/topics-file.ts';
import { UsageError } from '../../src/commands/usage-error.ts';
import type { Day } from '../../src/paper/days.ts';
import { reserialize } from '../../src/store/document.ts';
import { readEntry, readPaperFile, writePaperFile } from '../../src/store/store.ts';
import type { Archive } from './archive.ts';
import { nextWeekday, writePaper } from './content.ts';
import type { PaperGenerator } from './paper-generator.ts';
import { withPhrase, wordsOfSomeTitles } from './topic-rule.ts';

/** A content folder that is edited, the papers that it had before all edits, and a generator of further ones. */
export interface Edited {
  readonly contentDir: string;
  readonly archive: Archive;
  readonly generator: PaperGenerator;
  /** The newest day on which a paper is listed, also after an edit. */
  newestDay: Day;
}

/** An edit: it changes the content folder, and returns what it did as a sentence. */
type Edit = (edited: Edited) => Promise<string>;

const PAPERS_OF_A_DAY = 50;
const WORDS_TRIED = 20;

/** The edits after which the site is built again, in this order, by the names of `--only`. */
export const EDITS = {
  unchanged: { title: 'nothing changed', edit: async () => 'Nothing was changed.' },
  day: { title: `a day of ${PAPERS_OF_A_DAY} added`, edit: addDay },
  abstract: { title: 'one abstract edited', edit: editAbstract },
  rule: { title: "a topic's rule changed", edit: changeRule },
  author: { title: "an author's second paper", edit: addSecondPaper },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly edit: Edit }>>;

export type EditName = keyof typeof EDITS;

async function addDay(edited: Edited): Promise<string> {
  const { contentDir, generator } = edited;
  const day = nextWeekday(edited.newestDay);
  edited.newestDay = day;
  for (let paper = 0; paper < PAPERS_OF_A_DAY; paper += 1) await writePaper(contentDir, generator.make(day));
  return `${PAPERS_OF_A_DAY} papers were added, listed on ${day}.`;
}

/** Edits a paper in the middle of the archive, so that the newest pages do not change anyway. */
async function editAbstract({ contentDir, archive }: Edited): Promise<string> {
  const middle = archive.papers[archive.papers.length >> 1];
  if (middle === undefined) throw noPapers();
  const { path } = middle;
  const { paper } = await readEntry(contentDir, path);
  const text = await readPaperFile(contentDir, path);
  const abstract = `${paper.abstract} A person has added this sentence.`.trim();
  await writePaperFile(contentDir, path, reserialize({ ...paper, abstract }, text, true));
  return `A sentence was added to the abstract of ${path}.`;
}

async function changeRule({ contentDir, archive }: Edited): Promise<string> {
  const path = join(contentDir, 'topics.yaml');
  const former = await readFile(path, 'utf8');
  const topicsOf = topicFinder(former, path);
  for (const word of wordsOfSomeTitles(archive.papers.map(({ title }) => title)).slice(0, WORDS_TRIED)) {
    const { text, topic } = withPhrase(former, word);
    const newTopicsOf = topicFinder(text, path);
    const having = archive.papers.filter(({ title }) => title.toLowerCase().includes(word));
    let changed = 0;
    for (const { path: file } of having) {
      const { paper } = await readEntry(contentDir, file);
      if (topicsOf(paper).join() !== newTopicsOf(paper).join()) changed += 1;
    }
    if (changed === 0) continue;
    await writeFile(path, text);
    return `The phrase “${word}” was added to the topic ${topic}: other topics for at least ${changed} papers.`;
  }
  throw new UsageError(
    `No phrase of ${WORDS_TRIED} would change the topics of a paper.`,
    'Take a folder with more papers, or leave out this edit: --only day,abstract,author',
  );
}

function topicFinder(text: string, file: string) {
  return createTopicFinder(parseTopicsFile(text, file));
}

/** Adds a paper of an author who has one, in the middle of the archive, and who gets a page by it. */
async function addSecondPaper({ contentDir, archive, generator, newestDay }: Edited): Promise<string> {
  const singles = archive.papers.flatMap(({ id, people }) =>
    people.flatMap(({ key, name }) => (archive.authors.get(key)?.papers === 1 ? [{ id, name }] : [])),
  );
  const single = singles[singles.length >> 1];
  if (single === undefined)
    throw new UsageError('No author has exactly one paper.', 'Leave out this edit: --only day,abstract,rule');
  const made = generator.make(newestDay);
  const authors = [{ name: single.name }, ...(made.authors ?? []).slice(1)];
  await writePaper(contentDir, { ...made, authors });
  return `${single.name}, the author of ${single.id}, got a second paper.`;
}

function noPapers(): UsageError {
  return new UsageError('There are no papers to edit.', 'Take a folder with papers, or --papers 1000.');
}
