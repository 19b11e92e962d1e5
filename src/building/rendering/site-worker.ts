import { accentNotice } from '../../site/colour/palette.ts';
import { environment } from '../../site/environment.ts';
import { site } from '../../site/site.ts';
import { openSnapshot } from '../../store/snapshot/snapshot.ts';
import { buildTargets } from './build-targets.ts';
import { snapshotCatalog } from './snapshot-catalog.ts';
import type { FromSiteWorker, SiteJob } from './worker-messages.ts';

// The process that lists all targets of a site, and lets others render them. Summaries of the papers are in its memory, and not in
// that of the build.

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
const { catalog, files } = await snapshotCatalog(
  snapshot,
  (problem) => send({ problem }),
  (text) => send({ notice: text }),
);
catalog.related.markUsed();
const counts = await buildTargets(
  { catalog, config, contentDir },
  { ...job, snapshot: snapshotFile, digestOfPaper: (id) => files.get(id)?.digest, outDir },
  {
    progress: (rendered) => send({ rendered }),
    notice: (text) => send({ notice: text }),
  },
);
// The build waits for the end of this process, which has a large heap to give back.
process.send?.({ counts } satisfies FromSiteWorker, stop);
