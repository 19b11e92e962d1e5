import { join } from 'node:path';
import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import { siteCatalog } from '../../catalog/site-catalog.ts';
import { storedPapers } from '../../catalog/stored-papers.ts';
import { accentNotice } from '../../site/colour/palette.ts';
import { environment } from '../../site/environment.ts';
import { site } from '../../site/site.ts';
import { frameOf } from '../../targets/frame.ts';
import { ROUTES } from '../../targets/routes.ts';
import { stringifyInputs } from '../../targets/serialization.ts';
import type { Site, Target } from '../../targets/target.ts';
import { writeRecords } from './paper-records.ts';
import type { FromSiteWorker } from './worker-messages.ts';
import { renderTargets } from './worker-pool.ts';

// The process that lists all targets of a site, and lets others render them. The papers are in its memory, not in that of the
// build.

const [compiledDir = ''] = process.argv.slice(2);
const send = (message: FromSiteWorker) => process.send?.(message);

const config = site();
const notice = accentNotice(config.accent);
if (notice !== undefined) send({ notice });
const papers: CatalogPaper[] = [];
for await (const paper of storedPapers(environment.contentDir, (problem) => send({ problem })))
  papers.push(paper);
const recordsFile = join(environment.cacheDir, 'records.jsonl');
writeRecords(recordsFile, papers);
const current: Site = { catalog: siteCatalog(papers), config, contentDir: environment.contentDir };
const targets = ROUTES.flatMap((route) =>
  route.targets(current).map((target) => ({ pattern: route.pattern, target })),
);
refuseDoubles(targets);
await renderTargets(
  stringified(targets),
  targets.length,
  { compiledDir, recordsFile, outDir: environment.outDir, frame: frameOf(current) },
  {
    onRendered: (rendered) => send({ rendered }),
    onWarning: (text) => send({ notice: text }),
  },
);
process.disconnect();

interface Listed {
  readonly pattern: string;
  readonly target: Target<unknown>;
}

function* stringified(listed: readonly Listed[]) {
  for (const { pattern, target } of listed)
    yield { pattern, params: target.params, json: stringifyInputs(target.inputs()) };
}

/** @throws if two targets have the same file, since one would replace the other. */
function refuseDoubles(listed: readonly Listed[]): void {
  const seen = new Set<string>();
  for (const { pattern, target } of listed) {
    const path = `${pattern} ${JSON.stringify(target.params)}`;
    if (seen.has(path)) throw new Error(`Two pages have the same address: ${path}`);
    seen.add(path);
  }
}
