import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { authorSlugOf, personNameOf } from '../../src/catalog/authors/author-slugs.ts';
import { createTopicFinder } from '../../src/catalog/topics/paper-topics.ts';
import { parseTopicsFile, type TopicsFile } from '../../src/catalog/topics/topics-file.ts';
import { monthOf, weekOf } from '../../src/paper/days.ts';
import { fileNameOf } from '../../src/paper/identifiers/identifiers.ts';
import { nameKeyOf } from '../../src/paper/names/name-key.ts';
import { splitName } from '../../src/paper/names/names.ts';
import type { Author, Paper } from '../../src/paper/schema.ts';
import { type Archive, papersWithPages } from './archive.ts';

const TEMPLATES = join(import.meta.dirname, 'hugo');
const LETTER = /^[a-z]/u;

/**
 * Writes a site for Hugo with the papers of a content folder: templates, a file for each paper with its topics and authors, and
 * a file for each letter. Hugo is given everything that our build has to find out: topics, periods, authors with pages.
 */
export async function writeHugoContent(contentDir: string, archive: Archive, target: string): Promise<void> {
  await cp(TEMPLATES, target, { recursive: true });
  const topicsFile = join(contentDir, 'topics.yaml');
  const topics = parseTopicsFile(await readFile(topicsFile, 'utf8'), topicsFile);
  await write(join(target, 'data', 'topics.json'), JSON.stringify(menuOf(topics)));
  const topicsOf = createTopicFinder(topics);
  for await (const { paper } of papersWithPages(contentDir)) {
    const page = hugoPage(paper, topicsOf(paper), archive);
    await write(join(target, 'content', 'papers', `${fileNameOf(paper.id)}.md`), page);
  }
  for (const [letter, people] of lettersOf(archive))
    await write(
      join(target, 'content', 'letters', `${letter}.md`),
      `${JSON.stringify({ title: letter.toUpperCase(), names: people })}\n`,
    );
}

/** A paper as a page of Hugo: its facts as front matter in JSON, and the abstract. */
export function hugoPage(paper: Paper, topics: readonly string[], archive: Pick<Archive, 'authors'>): string {
  const { id, title, abstract, authors = [], listed, arxiv, upvotes, links } = paper;
  const month = listed === undefined ? 'undated' : monthOf(listed);
  const people = authors.map((author) => ({ name: author.name, slug: slugWithPage(author, archive) }));
  const matter = {
    title,
    ...(listed !== undefined && { date: listed, weeks: [weekOf(listed)], years: [listed.slice(0, 4)] }),
    days: [listed ?? 'undated'],
    months: [month],
    topics,
    topicmonths: topics.map((topic) => `${topic}--${month}`),
    people: [...new Set(people.flatMap(({ slug }) => slug ?? []))],
    authors: people.map(({ name, slug }) => (slug === undefined ? { name } : { name, slug })),
    paper: id,
    ...(arxiv?.primary !== undefined && { primary: arxiv.primary }),
    ...(upvotes !== undefined && { upvotes }),
    ...(links !== undefined && { links }),
  };
  // Two braces would begin one of Hugo's shortcodes.
  return `${JSON.stringify(matter)}\n\n${abstract.replaceAll('{{', '{ {')}\n`;
}

function slugWithPage(author: Author, { authors }: Pick<Archive, 'authors'>): string | undefined {
  const key = nameKeyOf(personNameOf(author) ?? '');
  return (authors.get(key)?.papers ?? 0) > 1 ? authorSlugOf(key) : undefined;
}

function menuOf({ groups, topics }: TopicsFile) {
  return {
    groups: groups.map((group) => ({
      group,
      topics: topics.filter((topic) => topic.group === group).map(({ slug, label }) => ({ slug, label })),
    })),
    bySlug: Object.fromEntries(topics.map(({ slug, label, description }) => [slug, { label, description }])),
  };
}

/** The names with a page by the first letters of their family names. */
function lettersOf({ authors }: Archive): Map<string, { name: string; slug: string; papers: number }[]> {
  const withPage = [...authors].flatMap(([key, { name, papers }]) =>
    papers > 1 ? [{ name, slug: authorSlugOf(key), papers, sortKey: nameKeyOf(splitName(name).family) }] : [],
  );
  const sorted = withPage.toSorted((one, other) => (one.sortKey < other.sortKey ? -1 : 1));
  return Map.groupBy(sorted, ({ sortKey }) => LETTER.exec(sortKey)?.[0] ?? 'other');
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
