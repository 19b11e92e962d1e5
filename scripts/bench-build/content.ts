import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { parseDocument } from 'yaml';
import { parseTopicsFile } from '../../src/catalog/topics/topics-file.ts';
import { projectRoot } from '../../src/commands/program.ts';
import { type Day, weekday } from '../../src/paper/days.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { serialize } from '../../src/store/document.ts';
import { pathOf } from '../../src/store/store.ts';
import { decodeModel, WORD_VECTORS_FILE } from '../../src/vectors/model/model-file.ts';
import { type KnownPapers, PaperGenerator } from './paper-generator.ts';
import { vocabularyOf } from './vocabulary.ts';

const FIRST_DAY = '2019-01-01';
const PER_DAY = 60;
const DAY = 86_400_000;
const SHIPPED = join(projectRoot, 'content');
/** Parts of a content folder that no build reads, or that are caches. */
const LEFT_OUT = new Set(['.cache', '.git', 'inbox', 'quarantine']);

/** A generator for the topics of a content folder, with the shipped words. */
export async function generatorFor(
  contentDir: string,
  seed: number,
  known?: KnownPapers,
): Promise<PaperGenerator> {
  const topicsFile = join(contentDir, 'topics.yaml');
  const topics = parseTopicsFile(await readFile(topicsFile, 'utf8'), topicsFile);
  const vocabulary = vocabularyOf(decodeModel(await readFile(join(SHIPPED, WORD_VECTORS_FILE))));
  return new PaperGenerator(topics, vocabulary, seed, known);
}

/** Writes a content folder with made-up papers: 60 on each weekday, as a large site lists them. */
export async function writeMadeUpContent(target: string, papers: number, seed: number): Promise<void> {
  await mkdir(target, { recursive: true });
  await writeSettings(target);
  const generator = await generatorFor(target, seed);
  let day = FIRST_DAY;
  for (let made = 0; made < papers; made += 1) {
    if (made > 0 && made % PER_DAY === 0) day = nextWeekday(day);
    await writePaper(target, generator.make(day));
  }
}

/** Copies a content folder, so that the edits change only the copy. Links become files. */
export async function copyContent(from: string, target: string): Promise<void> {
  await cp(from, target, {
    recursive: true,
    dereference: true,
    filter: (path) => !(relative(from, dirname(path)) === '' && LEFT_OUT.has(basename(path))),
  });
  await writeSettings(target);
}

/** Writes a new paper's file into the store. */
export async function writePaper(contentDir: string, paper: Paper): Promise<void> {
  const path = join(contentDir, pathOf(paper));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, serialize(paper), { flag: 'wx' });
}

/** Turns the search by meaning off in the settings of a content folder. */
export async function turnMeaningOff(contentDir: string): Promise<void> {
  const path = join(contentDir, 'site.yaml');
  const document = parseDocument(await readFile(path, 'utf8'));
  document.setIn(['search', 'meaning'], false);
  await writeFile(path, String(document));
}

/** The weekday after a day; arXiv announces nothing at weekends. */
export function nextWeekday(day: Day): Day {
  const next = new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
  return isWeekend(next) ? nextWeekday(next) : next;
}

function isWeekend(day: Day): boolean {
  return weekday(day) > 5;
}

/** Takes the shipped settings where a content folder has none of its own, as a build does. */
async function writeSettings(target: string): Promise<void> {
  for (const name of ['site.yaml', 'topics.yaml'])
    if (!existsSync(join(target, name))) await cp(join(SHIPPED, name), join(target, name));
}
