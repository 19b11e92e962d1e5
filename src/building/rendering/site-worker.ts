import { join } from 'node:path';
import { digestOfVectors, siteVectorizer } from '../../catalog/related/site-vectorizer.ts';
import { siteCatalog, siteTopics } from '../../catalog/site-catalog.ts';
import { storedPapers } from '../../catalog/stored-papers.ts';
import { projectRoot } from '../../commands/program.ts';
import { accentNotice } from '../../site/colour/palette.ts';
import { hasSemanticSearch } from '../../site/config.ts';
import { environment } from '../../site/environment.ts';
import { site } from '../../site/site.ts';
import { digestOfCode } from '../../store/code.ts';
import { openSnapshot } from '../../store/snapshot/snapshot.ts';
import { removeUnused } from '../../store/unused-files.ts';
import { buildTargets } from './build-targets.ts';
import { topicsById } from './paper-topics.ts';
import { relatedFiles } from './related-files.ts';
import { papersById } from './snapshot-papers.ts';
import type { FromSiteWorker, SiteJob } from './worker-messages.ts';

// The process that lists all targets of a site, and lets others render them. The papers are in its memory, not in that of the
// build.

/** The folders of the code that relates papers. */
const RELATED_CODE = ['catalog', 'paper', 'text', 'vectors'];
const RELATED_FOLDER = join(projectRoot, '.cache', 'related');
const UNUSED_DAYS = 14;

// The build was killed.
const stop = () => process.exit();
process.once('disconnect', stop);
const send = (message: FromSiteWorker) => process.send?.(message);
const job = JSON.parse(process.argv[2] ?? '') as SiteJob;
const { contentDir, snapshot: snapshotFile = '', outDir } = environment;

const config = site();
const notice = accentNotice(config.accent);
if (notice !== undefined) send({ notice });
using snapshot = openSnapshot(snapshotFile);
const files = papersById(snapshot);
const topicsFile = siteTopics();
const topics = await topicsById(snapshot, topicsFile);
const papers = await Array.fromAsync(storedPapers(contentDir, snapshotFile, (problem) => send({ problem })));
const catalog = siteCatalog(papers, topicsFile, {
  topicsOf: ({ id }) => topics.get(id) ?? [],
  relatedCache: relatedFiles(RELATED_FOLDER, await relatedSettings()),
});
const counts = await buildTargets(
  { catalog, config, contentDir },
  { ...job, snapshot: snapshotFile, digestOfPaper: (id) => files.get(id)?.digest, outDir },
  {
    progress: (rendered) => send({ rendered }),
    notice: (text) => send({ notice: text }),
  },
);
await removeUnused(RELATED_FOLDER, UNUSED_DAYS, new Date());
send({ counts });
process.off('disconnect', stop);
process.disconnect();

/** A digest of all on which lists of related papers depend, but for the papers. */
async function relatedSettings(): Promise<string> {
  const vectorizer = hasSemanticSearch(config, papers.length) ? siteVectorizer() : undefined;
  const vectors = vectorizer === undefined ? '' : digestOfVectors(vectorizer);
  return [await digestOfCode(RELATED_CODE), config.limits.relatedPapers, vectors].join(' ');
}
