import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';

// Indexes the papers of one file with MiniSearch and runs the queries of the other, with the options that its
// documentation suggests (https://lucaong.github.io/minisearch/): BM25, prefix search, fuzzy search with up
// to a fifth of the letters wrong, boosted titles. It runs in a process of its own, so that its memory can be
// measured.
const LOOKED_AT = 10;
const [papersFile = '', queriesFile = ''] = process.argv.slice(2);
const search = new MiniSearch<Record<string, string>>({
  fields: ['title', 'authors', 'abstract', 'number'],
  searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
});
const start = performance.now();
for await (const line of createInterface({ input: createReadStream(papersFile) })) {
  const paper: Record<string, string> = JSON.parse(line);
  search.add({ ...paper, number: paper.id ?? '' });
}
const seconds = (performance.now() - start) / 1000;
const queries: { text: string; expected: string[] }[] = JSON.parse(readFileSync(queriesFile, 'utf8'));
const ranks: (number | null)[] = [];
const milliseconds: number[] = [];
for (const { text, expected } of queries) {
  const asked = performance.now();
  const found = search.search(text).slice(0, LOOKED_AT);
  milliseconds.push(performance.now() - asked);
  const at = found.findIndex(({ id }) => expected.includes(id));
  ranks.push(at < 0 ? null : at + 1);
}
const index = JSON.stringify(search);
const bytes = Buffer.byteLength(index);
console.log(JSON.stringify({ ranks, milliseconds, bytes, gzipped: gzipSync(index).length, seconds }));
