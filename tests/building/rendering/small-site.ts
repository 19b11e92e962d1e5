import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compilation } from '../../../src/building/compilation/compile-pages.ts';
import { derivedFiles } from '../../../src/building/derived/derived-files.ts';
import { buildTargets } from '../../../src/building/rendering/build-targets.ts';
import { summaryOf } from '../../../src/building/rendering/paper-summaries.ts';
import { createTargetRenderer } from '../../../src/building/rendering/render-target.ts';
import type { PageCounts, SiteJob } from '../../../src/building/rendering/worker-messages.ts';
import type { RenderTargets } from '../../../src/building/rendering/worker-pool.ts';
import { SitePages } from '../../../src/building/site-pages.ts';
import type { Part } from '../../../src/building/split/part.ts';
import { PAGES_FOLDER, PAGES_STATE } from '../../../src/building/split/part-manifest.ts';
import { createSummaryCatalog } from '../../../src/catalog/catalog.ts';
import type { CatalogPaper } from '../../../src/catalog/paper/catalog-paper.ts';
import type { DerivedCache } from '../../../src/catalog/paper/derived-cache.ts';
import { textSource } from '../../../src/catalog/terms/paper-texts.ts';
import type { Topic } from '../../../src/catalog/topics/topics-file.ts';
import { bibtexEntry } from '../../../src/exports/bibtex/bibtex.ts';
import { withOutput } from '../../../src/output/output.ts';
import { stateFolders } from '../../../src/output/state-folder.ts';
import { site as siteSettings } from '../../../src/site/site.ts';
import { digestOf } from '../../../src/store/checked-json.ts';
import type { Site } from '../../../src/targets/target.ts';

export const SITE_URL = 'https://papers.example.org/';

/** The papers and topics of a small site. A paper has each topic whose first phrase is in its title. */
export interface SmallSite {
  readonly papers: readonly CatalogPaper[];
  readonly topics: readonly Topic[];
}

/** A small site with its catalog. @param contentDir a folder without settings. */
export function siteOf({ papers, topics }: SmallSite, contentDir: string, cache?: DerivedCache): Site {
  const sorted = papers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const records = new Map(sorted.map((paper) => [paper.id, paper]));
  const digests = new Map(sorted.map((paper) => [paper.id, digestOf(JSON.stringify(paper))]));
  const recordOf = ({ id }: { readonly id: string }): CatalogPaper => {
    const record = records.get(id);
    if (record === undefined) throw new Error(`There is no paper ${id}.`);
    return record;
  };
  const catalog = createSummaryCatalog(
    sorted.map(summaryOf),
    {
      topicsFile: { groups: [...new Set(topics.map(({ group }) => group))], topics: [...topics] },
      topicsOf: ({ title }) =>
        topics.flatMap(({ slug, phrases }) => (title.includes(phrases[0] ?? '') ? slug : [])),
      language: siteSettings().language,
      ...(cache !== undefined && { cache }),
    },
    { ...textSource(recordOf), recordOf },
  );
  const recordDigest = (id: string) => digests.get(id) ?? '';
  return { catalog, config: { ...siteSettings(), url: SITE_URL }, contentDir, recordDigest };
}

/** Renders in this process, since another one takes half a second to start. */
function renderHere(papers: readonly CatalogPaper[]): RenderTargets {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const readRecord = (id: string) => {
    const paper = byId.get(id);
    if (paper === undefined) throw new Error(`There is no paper ${id}.`);
    return paper;
  };
  const entriesOf = (ids: readonly string[]) => ids.map((id) => bibtexEntry(readRecord(id)));
  return async (targets, setup, { onRendered, onWarning }) => {
    const render = await createTargetRenderer(setup, { recordOf: readRecord, entriesOf }, onWarning);
    for (const target of targets) if (target !== undefined) onRendered([await render(target)]);
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
    this.stateFile = join(stateFolders(join(folder, 'states'), this.outDir).former, 'pages');
  }

  /** Builds the pages of a site, and puts them into the place of the former ones. */
  async build(
    { papers, topics }: SmallSite,
    notice: (text: string) => void = () => {},
    options: Pick<SiteJob, 'isAudit' | 'explained' | 'parts'> = {},
  ): Promise<PageCounts> {
    const cache = derivedFiles('code', join(this.#folder, 'derived'));
    const { recordDigest, ...small } = siteOf({ papers, topics }, this.#folder, cache);
    return withOutput(
      { out: this.outDir, cache: join(this.#folder, 'states'), wholeFolders: [], notice },
      async (output) => {
        const site = await output.begin();
        const newState = join(output.state.next, 'pages');
        const changedFiles = join(this.#folder, 'changed.json');
        writeFileSync(changedFiles, JSON.stringify(site.former.changed));
        const pages = new SitePages(site);
        const formerState = site.former.isRecorded ? this.stateFile : '';
        pages.keepFormer(formerState);
        const { counts, changes, writeState } = await buildTargets(
          small,
          {
            compiledDir: this.#compilation.folder,
            compilation: this.#compilation.key,
            formerDir: this.outDir,
            formerState,
            newState,
            changedFiles,
            outDir: site.staging,
            ...options,
            snapshot: '',
            digestOfPaper: recordDigest,
          },
          { progress: () => {}, notice },
          renderHere(papers),
        );
        await writeState();
        pages.change(changes, counts.kept);
        await output.publish(site, { key: '', begun: Date.now(), result: '' });
        return counts;
      },
    );
  }

  /** Makes a part of a site in a folder, as another machine does. */
  async buildPart({ papers, topics }: SmallSite, part: Part, folder: string): Promise<PageCounts> {
    const { recordDigest, ...small } = siteOf({ papers, topics }, this.#folder);
    const changedFiles = join(this.#folder, 'changed.json');
    writeFileSync(changedFiles, '[]');
    const { counts, writeState } = await buildTargets(
      small,
      {
        compiledDir: this.#compilation.folder,
        compilation: this.#compilation.key,
        formerDir: '',
        formerState: '',
        newState: join(folder, PAGES_STATE),
        changedFiles,
        outDir: join(folder, PAGES_FOLDER),
        snapshot: '',
        digestOfPaper: recordDigest,
        part,
      },
      { progress: () => {}, notice: () => {} },
      renderHere(papers),
    );
    await writeState();
    return counts;
  }
}
