import { statSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../../src/checks/built-site.ts';

/** The types of pages that ask search engines not to list them, because they show what is on the reader's device. */
export const UNLISTED: ReadonlySet<string> = new Set(['for you', 'saved', 'offline']);

/** One page of each type that the site has: the largest, which is the hardest. */
export async function pagesOf(folder: string): Promise<{ type: string; file: string }[]> {
  const files = (await filesOf(folder)).filter((file) => file.endsWith('.html'));
  const largest = (pattern: RegExp) =>
    files
      .filter((file) => pattern.test(file))
      .map((file) => ({ file, size: statSync(join(folder, file)).size }))
      .reduce<{ file?: string; size: number }>((most, next) => (next.size > most.size ? next : most), {
        size: 0,
      }).file;
  const types: [string, string | undefined][] = [
    ['home', largest(/^index\.html$/u)],
    ['day', largest(/^days\/\d/u)],
    ['week', largest(/^weeks\//u)],
    ['month', largest(/^months\//u)],
    ['paper', largest(/^papers\//u)],
    ['topic', largest(/^topics\/[^/]+\.html$/u)],
    ['topic month', largest(/^topics\/.+\//u)],
    ['topics', largest(/^topics\.html$/u)],
    ['archive', largest(/^archive\.html$/u)],
    ['trending', largest(/^trending\.html$/u)],
    ['for you', largest(/^for-you\.html$/u)],
    ['saved', largest(/^saved\.html$/u)],
    ['offline', largest(/^offline\.html$/u)],
    ['authors', largest(/^authors\.html$/u)],
    ['author', largest(/^authors\/[^/]+\.html$/u)],
    ['feeds', largest(/^feeds\.html$/u)],
    ['subscribe', largest(/^subscribe\.html$/u)],
    ['search', largest(/^search\.html$/u)],
  ];
  return types.flatMap(([type, file]) => (file === undefined ? [] : [{ type, file }]));
}
