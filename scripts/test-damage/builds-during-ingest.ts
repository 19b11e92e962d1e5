import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import { search } from '../../src/search/engine/search.ts';
import { dailyItem } from '../../tests/ingest/command.ts';
import { engineIn } from '../eval-authors/engine-in-node.ts';
import { startCommand } from '../test-builds/process-group.ts';
import type { Trial } from './tally.ts';

const ADDRESS = 'https://papers.example.org/';
/** Papers that come during each build. */
const NEW = 4;

/** A made-up word for a number, which no other paper has. */
const wordOf = (number: number) =>
  `heron${[...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}x`;
const idOf = (number: number) => `2603.${String(number).padStart(5, '0')}`;
/** Each build has a day of its own, so that a card shows whether it has the new papers. */
const dayOf = (number: number) =>
  new Date(Date.UTC(2026, 2, 1 + Math.floor(number / NEW))).toISOString().slice(0, 10);

/**
 * Ingests during builds. Pages, both parts of the search index, share cards and feeds have the same papers: those that were there when
 * the build looked. The next build has the new ones.
 */
export async function ingestDuringBuilds({ folder, project, times, chance, tally }: Trial): Promise<void> {
  const [content, out] = [join(folder, 'content'), join(folder, 'site')];
  const start = () =>
    startCommand('build', ['--content', content, '--out', out, '--site', ADDRESS], { project });
  let papers = NEW;
  await add(content, 0, papers);
  const begun = performance.now();
  const first = await start().ended;
  const lasts = performance.now() - begun;
  if (first.code !== 0) throw new Error(first.printed);
  for (let build = 1; build <= times; build += 1) {
    // The first paper of each round is edited, so that the build has something to do.
    await add(content, papers - NEW, NEW, build);
    const { ended } = start();
    const moment = chance();
    await wait(moment * lasts * 0.8);
    await add(content, papers, NEW);
    const { code, printed } = await ended;
    const found = [
      ...(code === 0 ? [] : [`exit code ${code}: ${printed.slice(-300)}`]),
      ...(await mixtures(out, papers, papers + NEW)),
    ];
    papers += NEW;
    if (build % 5 === 0 || build === times) {
      const next = await start().ended;
      if (next.code !== 0) found.push(`the next build ended with ${next.code}`);
      found.push(...(await mixtures(out, papers, papers)));
    }
    tally.note(`at ${Math.round(moment * 80)} %`, found);
  }
}

/** Ingests papers, in this process. @param upvotes changes papers that are there. */
async function add(content: string, first: number, count: number, upvotes = 0): Promise<void> {
  const folder = join(content, 'inbox');
  mkdirSync(folder, { recursive: true });
  const items = Array.from({ length: count }, (_, at) => {
    const word = wordOf(first + at);
    return dailyItem(idOf(first + at), `A paper on ${word}`, { upvotes, summary: `We study ${word} birds.` });
  });
  const file = join(folder, `${dayOf(first)}.json`);
  writeFileSync(file, JSON.stringify(items));
  await ingest({ inputs: await findInputs([file], content), contentDir: content });
}

/** What is not the same number of papers everywhere. @param least, most the numbers that are right. */
async function mixtures(out: string, least: number, most: number): Promise<string[]> {
  const pages = idsIn(readdirSync(join(out, 'papers')).join(' '));
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' });
  const textOf = (...names: readonly RegExp[]) =>
    files
      .filter((name) => names.some((one) => one.test(name)))
      .map((name) => readFileSync(join(out, name), 'utf8'));
  const days = new Set(files.flatMap((name) => /^days\/(\d{4}-\d{2}-\d{2})\.html$/u.exec(name)?.[1] ?? []));
  const cards = files.filter((name) => /(?:^|\/)\d{4}-\d{2}-\d{2}\.png$/u.test(name));
  const { papers } = JSON.parse(readFileSync(join(out, 'broadsheet.json'), 'utf8')) as { papers: number };
  const { stored, indexed } = await searched(out);
  const feed = idsIn(textOf(/^feed\.(?:xml|json)$/u).join(' '));
  const faults = [
    ...(pages.size >= least && pages.size <= most ? [] : [`${pages.size} pages, not ${least} or ${most}`]),
    ...(papers === pages.size ? [] : [`${papers} papers in the report, ${pages.size} pages`]),
    ...(indexed === pages.size ? [] : [`${indexed} papers in the index, ${pages.size} pages`]),
    ...(days.size * NEW === pages.size && cards.length === days.size
      ? []
      : [`${days.size} days, ${cards.length} cards, ${pages.size} pages`]),
    // A feed has the newest papers.
    ...(maximum(feed) === maximum(pages) ? [] : [`the feed ends at ${maximum(feed)}`]),
  ];
  const others = {
    'the stored texts': stored,
    'the sitemaps': idsIn(textOf(/^sitemap-.*\.xml$/u).join(' ')),
  };
  for (const [name, ids] of Object.entries(others))
    if (ids.symmetricDifference(pages).size > 0)
      faults.push(`${name}: ${ids.size} papers, ${pages.size} pages`);
  return faults;
}

/** The papers of the search index: how many have a word, and of which it has the text to show. */
async function searched(out: string): Promise<{ stored: ReadonlySet<string>; indexed: number }> {
  // Pagefind is loaded once from each address.
  const copy = join(await mkdtemp(`${out}-index-`), 'pagefind');
  cpSync(join(out, 'pagefind'), copy, { recursive: true });
  const state = { query: 'birds', topic: '', year: '', sort: 'relevance' } as const;
  const { hits, count } = await search(await engineIn(copy), state, {
    shown: 10_000,
    isAll: false,
    topics: [],
  });
  return { stored: idsIn(hits.map(({ url }) => url).join(' ')), indexed: count };
}

const idsIn = (text: string) => new Set(text.match(/2603\.\d{5}(?=\.html)/gu));
const maximum = (ids: ReadonlySet<string>) => [...ids].toSorted().at(-1);
