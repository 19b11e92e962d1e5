import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peakOf } from './memory.ts';
import type { PaperText } from './paper-texts.ts';
import { run } from './process.ts';

/** What one run over plain pages took. */
export interface PlainFigures {
  readonly seconds: number;
  /** The most memory that one of its processes has held, in MB. */
  readonly megabytes: number;
}

const AT_ONCE = 64;
const SPECIAL: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Writes the papers as plain pages into `folder` and indexes them by Pagefind's command line, in one run. */
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

/** A paper as a page of nothing but its text, with the filters that search has. */
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
