import { join } from 'node:path';
import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import { siteCatalog } from '../../catalog/site-catalog.ts';
import { storedPapers } from '../../catalog/stored-papers.ts';
import { accentNotice } from '../../site/colour/palette.ts';
import { environment } from '../../site/environment.ts';
import { site } from '../../site/site.ts';
import { buildTargets } from './build-targets.ts';
import { writeRecords } from './paper-records.ts';
import type { FromSiteWorker, SiteJob } from './worker-messages.ts';

// The process that lists all targets of a site, and lets others render them. The papers are in its memory, not in that of the
// build.

const send = (message: FromSiteWorker) => process.send?.(message);
const job = JSON.parse(process.argv[2] ?? '') as SiteJob;

const config = site();
const notice = accentNotice(config.accent);
if (notice !== undefined) send({ notice });
const papers: CatalogPaper[] = [];
for await (const paper of storedPapers(environment.contentDir, environment.snapshot, (problem) =>
  send({ problem }),
))
  papers.push(paper);
const recordsFile = join(environment.cacheDir, 'records.jsonl');
const digests = writeRecords(recordsFile, papers);
const counts = await buildTargets(
  { catalog: siteCatalog(papers), config, contentDir: environment.contentDir },
  { ...job, recordsFile, digests, outDir: environment.outDir },
  {
    progress: (rendered) => send({ rendered }),
    notice: (text) => send({ notice: text }),
  },
);
send({ counts });
process.disconnect();
