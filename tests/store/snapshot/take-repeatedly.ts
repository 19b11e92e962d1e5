import { takeSnapshot } from '../../../src/store/snapshot/take-snapshot.ts';

// Takes snapshots until it is killed, one after the other with each of the caches, the last one again and again. It prints a line for each.
const [contentDir = '', workDir = '', ...cacheDirs] = process.argv.slice(2);
const notice = (text: string) => console.error(text);
for (;;) {
  const cacheDir = cacheDirs.length > 1 ? cacheDirs.shift() : cacheDirs[0];
  if (cacheDir === undefined) throw new Error('There is no cache.');
  using snapshot = await takeSnapshot({ contentDir, cacheDir, workDir, notice });
  console.log(snapshot.papers.length);
}
