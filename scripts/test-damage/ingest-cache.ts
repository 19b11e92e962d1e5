import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCommand } from '../test-builds/process-group.ts';
import { differencesOf, treeOf } from '../test-builds/small-site.ts';
import { CachePairs } from './cache-pairs.ts';

/** A content folder whose cache is damaged, one pair after the other. */
export class IngestCache {
  readonly #content: string;
  readonly #project: string;
  readonly #pairs: CachePairs;
  #papers: ReadonlyMap<string, string> | undefined;

  constructor(content: string, elsewhere: string, project: string) {
    this.#content = content;
    this.#project = project;
    this.#pairs = new CachePairs(join(content, '.cache'), elsewhere, 0);
    mkdirSync(join(content, 'inbox'), { recursive: true });
    const papers = [1, 2].map((number) => ({
      id: `2603.0000${number}`,
      title: `Paper ${number}`,
      summary: 'We count herons at dusk. They are many.',
      authors: [{ name: 'Ada Example' }],
      publishedAt: '2026-03-02T10:00:00.000Z',
    }));
    const listing = papers.map((paper) => ({ paper, title: paper.title, summary: paper.summary }));
    writeFileSync(join(content, 'inbox/2026-03-04.json'), JSON.stringify(listing));
  }

  /** Damages what has not been damaged in this way. @returns what and how; nothing if all is done. */
  damage(chance: () => number): string {
    const [pair] = this.#pairs.next();
    if (pair === undefined) return '';
    this.#pairs.apply([pair], chance);
    return `of the content folder: ${pair.kind} ${pair.damage.name}`;
  }

  /** Ingests. @returns what is wrong: the papers must stay as the first run has made them. */
  async ingest(): Promise<string[]> {
    const run = startCommand('ingest', ['--content', this.#content], { project: this.#project });
    const { code, printed } = await run.ended;
    const papers = treeOf(join(this.#content, 'papers'));
    this.#papers ??= papers;
    return [
      ...(code === 0 ? [] : [`ingest ended with ${code}: ${printed.slice(-300)}`]),
      ...differencesOf(this.#papers, papers).map((path) => `ingest has changed ${path}`),
    ];
  }
}
