import { join } from 'node:path';
import { siteTopics, summaryCatalog } from '../../catalog/site-catalog.ts';
import { projectRoot } from '../../commands/program.ts';
import { accentNotice } from '../../site/colour/palette.ts';
import { environment } from '../../site/environment.ts';
import { site } from '../../site/site.ts';
import { digestOfCode } from '../../store/code.ts';
import { openSnapshot } from '../../store/snapshot/snapshot.ts';
import { removeUnused } from '../../store/unused-files.ts';
import { buildTargets } from './build-targets.ts';
import { derivedFiles } from './derived-files.ts';
import { readSummaries } from './paper-summaries.ts';
import { topicsById } from './paper-topics.ts';
import { papersById, recordReader, reportProblems, reportUnreadable } from './snapshot-papers.ts';
import type { FromSiteWorker, SiteJob } from './worker-messages.ts';

// The process that lists all targets of a site, and lets others render them. Summaries of the papers are in its memory, and not in
// that of the build.

/** The folders of the code that relates papers, and counts their phrases. */
const DERIVING_CODE = ['catalog', 'for-you', 'paper', 'text', 'vectors'];
const DERIVED_FOLDER = join(projectRoot, '.cache', 'derived');
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
const report = (problem: string) => send({ problem });
reportProblems(snapshot, report);
const files = papersById(snapshot);
const listed = [...files.values()];
const cache = derivedFiles(DERIVED_FOLDER, await digestOfCode(DERIVING_CODE));
const topicsFile = siteTopics();
const topics = await topicsById(snapshot, topicsFile, listed, cache);
const read = recordReader(snapshot, files);
const { papers, textDigests } = await readSummaries(snapshot, listed, cache, (missing) =>
  reportUnreadable(snapshot, missing, report),
);
const catalog = summaryCatalog(papers, topicsFile, {
  topicsOf: ({ id }) => topics.get(id) ?? [],
  recordOf: ({ id }) => read(id),
  textDigestOf: ({ id }) => textDigests.get(id) ?? '',
  cache,
});
catalog.related.markUsed();
const counts = await buildTargets(
  { catalog, config, contentDir },
  { ...job, snapshot: snapshotFile, digestOfPaper: (id) => files.get(id)?.digest, outDir },
  {
    progress: (rendered) => send({ rendered }),
    notice: (text) => send({ notice: text }),
  },
);
await removeUnused(DERIVED_FOLDER, UNUSED_DAYS, new Date());
send({ counts });
process.off('disconnect', stop);
process.disconnect();
