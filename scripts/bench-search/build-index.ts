import { join } from 'node:path';
import { findWordVectors } from '../../src/building/search/word-vectors.ts';
import { projectRoot } from '../../src/commands/program.ts';
import { buildIndex } from '../../src/search/build/build-index.ts';

// Builds the index of a content folder as a build does, in a process of its own, so that its memory can be
// measured.
const [contentDir = '', cacheDir = '', outDir = ''] = process.argv.slice(2);
const topicsFiles = [join(contentDir, 'topics.yaml'), join(projectRoot, 'content', 'topics.yaml')];
const { file: vectors } = await findWordVectors(contentDir);
const start = performance.now();
const report = await buildIndex(
  { contentDir, topicsFiles, cacheDir, outDir, ...(vectors !== undefined && { vectors }) },
  () => undefined,
);
console.log(JSON.stringify({ ...report, seconds: (performance.now() - start) / 1000 }));
