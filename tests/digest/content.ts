import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CatalogPaper } from '../../src/catalog/paper/catalog-paper.ts';
import { createTopics } from '../../src/catalog/topics/topics.ts';
import type { Topic } from '../../src/catalog/topics/topics-file.ts';
import { createViews } from '../../src/catalog/view/paper-view.ts';
import type { DigestSite } from '../../src/digest/mail/digest-content.ts';

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-digest-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A paper with only what a test is about. */
export function paperOf(id: string, listed?: string, fields: Partial<CatalogPaper> = {}): CatalogPaper {
  return {
    id,
    title: `Paper ${id}`,
    abstract: '',
    notes: '',
    sources: ['test'],
    ...(listed !== undefined && { listed }),
    ...fields,
  };
}

/** A topic without rules; tests pin the topics of papers. */
export function topicOf(slug: string): Topic {
  const label = `${slug.slice(0, 1).toUpperCase()}${slug.slice(1)}`;
  return {
    slug,
    label,
    group: 'Group',
    description: `About ${label}.`,
    phrases: [],
    hints: [],
    categories: [],
    exclude: [],
  };
}

/** A site with these papers; their topics are those that are pinned. */
export function siteOf(
  papers: readonly CatalogPaper[],
  slugs: readonly string[] = [],
  name = 'Examples',
): DigestSite {
  const file = { groups: ['Group'], topics: slugs.map(topicOf) };
  const topics = createTopics(papers, file, (paper) => paper.topics ?? []);
  return {
    name,
    url: 'https://papers.example.org/',
    language: 'en-GB',
    dates: 'long',
    view: createViews('en-GB', topics.ofPaper, (paper: CatalogPaper) => paper),
    topicsOf: topics.ofPaper,
  };
}

/** Writes a content folder with papers of a day, and a list of subscribers. Returns its path. */
export async function contentFolder(
  papers: number,
  subscribers: readonly string[],
  settings = 'digest: { from: digest@papers.example.org }\n',
): Promise<string> {
  const folder = await temporaryFolder();
  await addPapers(folder, '2026-03-04', papers);
  await mkdir(join(folder, 'mail'), { recursive: true });
  await writeFile(join(folder, 'mail/subscribers.csv'), subscribers.map((line) => `${line}\n`).join(''));
  await writeFile(join(folder, 'site.yaml'), `name: Examples\nurl: https://papers.example.org/\n${settings}`);
  await writeFile(
    join(folder, 'topics.yaml'),
    'groups: [Group]\ntopics:\n  - { slug: herons, label: Herons, group: Group, description: Birds., phrases: [heron] }\n',
  );
  return folder;
}

/** Adds papers of a day to a content folder. */
export async function addPapers(folder: string, day: string, count: number): Promise<void> {
  const month = `${day.slice(2, 4)}${day.slice(5, 7)}`;
  const papers = join(folder, 'papers', day.slice(0, 4), day.slice(5, 7));
  await mkdir(papers, { recursive: true });
  for (let i = 1; i <= count; i++) {
    const id = `${month}.${String(Number(day.slice(8)) * 1000 + i).padStart(5, '0')}`;
    const text = `---\nid: "${id}"\ntitle: Quorum Among ${i} Herons\nlisted: ${day}\nsources:\n  - arxiv\n---\n\nHerons wait, and $x \\in \\mathbb{R}$ waits with them. Then they agree.\n`;
    await writeFile(join(papers, `${id}.md`), text);
  }
}
