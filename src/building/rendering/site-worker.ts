import { type CardText, siteCards } from '../../cards/site-cards.ts';
import { accentNotice } from '../../site/colour/palette.ts';
import { environment } from '../../site/environment.ts';
import { formatCount, formatDay } from '../../site/format.ts';
import { shows, site } from '../../site/site.ts';
import { openSnapshot } from '../../store/snapshot/snapshot.ts';
import { removeUnusedDerived } from '../derived/derived-files.ts';
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
if (job.part === undefined && config.url !== undefined && shows('cards'))
  send({
    cards: [
      ...siteCards(
        catalog.editions,
        catalog.topics.all.map(({ topic }) => topic),
        cardText(),
      ),
    ],
  });
catalog.related.markUsed();
const { counts, changes, writeState } = await buildTargets(
  { catalog, config, contentDir },
  { ...job, snapshot: snapshotFile, digestOfPaper: (id) => files.get(id)?.digest, outDir },
  {
    progress: (rendered) => send({ rendered }),
    notice: (text) => send({ notice: text }),
  },
);
await new Promise((resolve) => {
  process.send?.({ built: { counts, changes } } satisfies FromSiteWorker, resolve);
});
// The build goes on meanwhile, and waits for the end of this process, which has a large heap to give back.
await writeState();
catalog.related.keepDays();
await removeUnusedDerived();
stop();

function cardText(): CardText {
  return {
    description: config.description,
    formatDay,
    formatPaperCount: (count) => formatCount(count, 'paper'),
  };
}
