import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildTargets } from '../../../src/building/rendering/build-targets.ts';
import { digestOf } from '../../../src/building/rendering/checked-json.ts';
import type { Compilation } from '../../../src/building/rendering/compile-pages.ts';
import { derivedFiles } from '../../../src/building/rendering/derived-files.ts';
import { createTargetRenderer } from '../../../src/building/rendering/render-target.ts';
import type { PageCounts, SiteJob } from '../../../src/building/rendering/worker-messages.ts';
import type { RenderTargets } from '../../../src/building/rendering/worker-pool.ts';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import type { CatalogPaper } from '../../../src/catalog/paper/catalog-paper.ts';
import type { Topic } from '../../../src/catalog/topics/topics-file.ts';
import { site } from '../../../src/site/site.ts';

export const SITE_URL = 'https://papers.example.org/';

/** The papers and topics of a small site. A paper has each topic whose first phrase is in its title. */
export interface SmallSite {
  readonly papers: readonly CatalogPaper[];
  readonly topics: readonly Topic[];
}

/** Renders in this process, since another one takes half a second to start. */
function renderHere(papers: readonly CatalogPaper[]): RenderTargets {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const readRecord = (id: string) => {
    const paper = byId.get(id);
    if (paper === undefined) throw new Error(`There is no paper ${id}.`);
    return paper;
  };
  return async (targets, setup, { onRendered, onWarning }) => {
    const render = await createTargetRenderer(setup, readRecord, onWarning);
    for (const target of targets) onRendered([await render(target)]);
  };
}

/** Builds small sites in a folder, each in the place of the former one. */
export class SmallBuilder {
  readonly outDir: string;
  readonly stateFile: string;
  readonly #folder: string;
  readonly #compilation: Compilation;

  constructor(folder: string, compilation: Compilation) {
    this.#folder = folder;
    this.#compilation = compilation;
    this.outDir = join(folder, 'out');
    this.stateFile = join(folder, 'state');
  }

  /** Builds the pages of a site, and puts them into the place of the former ones. */
  async build(
    { papers, topics }: SmallSite,
    notice: (text: string) => void = () => {},
    options: Pick<SiteJob, 'isAudit' | 'explained'> = {},
  ): Promise<PageCounts> {
    const [draft, newState] = [join(this.#folder, 'draft'), join(this.#folder, 'new-state')];
    const digests = new Map(papers.map((paper) => [paper.id, digestOf(JSON.stringify(paper))]));
    const catalog = createCatalog(
      papers.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      {
        topicsFile: { groups: [...new Set(topics.map(({ group }) => group))], topics: [...topics] },
        topicsOf: ({ title }) =>
          topics.flatMap(({ slug, phrases }) => (title.includes(phrases[0] ?? '') ? slug : [])),
        language: site().language,
        cache: derivedFiles(join(this.#folder, 'derived'), 'code'),
      },
    );
    const counts = await buildTargets(
      { catalog, config: { ...site(), url: SITE_URL }, contentDir: this.#folder },
      {
        compiledDir: this.#compilation.folder,
        compilation: this.#compilation.key,
        formerDir: this.outDir,
        formerState: this.stateFile,
        newState,
        outDir: draft,
        ...options,
        snapshot: '',
        digestOfPaper: (id) => digests.get(id),
      },
      { progress: () => {}, notice },
      renderHere(papers),
    );
    await rm(this.outDir, { recursive: true, force: true });
    await rename(draft, this.outDir);
    await rename(newState, this.stateFile);
    return counts;
  }
}
