import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peakOf } from './memory.ts';
import type { PaperText } from './paper-texts.ts';
import { run } from './process.ts';

/** The cost of indexing plain pages. */
export interface PlainFigures {
  readonly seconds: number;
  /** The peak memory of the largest of its processes, in MB. */
  readonly megabytes: number;
}

const AT_ONCE = 64;
const SPECIAL: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Writes the papers as plain pages into `folder`, and indexes them with one run of Pagefind's command line. */
export async function indexPlainPages(papers: readonly PaperText[], folder: string): Promise<PlainFigures> {
  for (let at = 0; at < papers.length; at += AT_ONCE) {
    const writing = papers.slice(at, at + AT_ONCE).map(async (paper) => {
      const path = join(folder, 'papers', `${paper.id}.html`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, plainPage(paper));
    });
    await Promise.all(writing);
  }
  const script = join(dirname(fileURLToPath(import.meta.resolve('pagefind'))), 'runner/bin.cjs');
  const { seconds, processes } = await run([script, '--site', folder]);
  return { seconds, megabytes: peakOf(processes) };
}

/** A page with only the text of a paper, and with the filters of our search. */
export function plainPage({ title, authors, abstract, topics, year }: PaperText): string {
  const filters = [...topics.map((topic) => ['topic', topic]), ...(year === '' ? [] : [['year', year]])].map(
    ([name, value = '']) => `<span data-pagefind-filter="${name}">${escaped(value)}</span>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body><main data-pagefind-body>
<h1>${escaped(title)}</h1>
<p>${escaped(authors.join(', '))}</p>
<p>${escaped(abstract)}</p>
<p data-pagefind-ignore="index">${filters.join(' ')}</p>
</main></body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/gu, (character) => SPECIAL[character] ?? character);
}
