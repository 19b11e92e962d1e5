import { readFileSync } from 'node:fs';
import { digestOf } from '../../store/checked-json.ts';
import { frameOf } from '../../targets/frame.ts';
import { ROUTES } from '../../targets/routes.ts';
import { stringifyInputs } from '../../targets/serialization.ts';
import { filePathOf, type Site, type Target } from '../../targets/target.ts';
import { FormerPages, staleReason } from './former-pages.ts';
import { type PageRecord, type PageState, readPageState, writePageState } from './page-state.ts';
import type { PageCounts, SiteJob, StringifiedTarget } from './worker-messages.ts';
import { type RenderTargets, renderTargets } from './worker-pool.ts';

/** What a build of targets gets besides the site; paths are absolute. */
interface TargetsJob extends SiteJob {
  readonly outDir: string;
  /** The file of the snapshot of the papers. */
  readonly snapshot: string;
  /** A digest of each paper, by its id. */
  readonly digestOfPaper: (id: string) => string | undefined;
}

interface Listener {
  readonly progress: (done: number) => void;
  readonly notice: (text: string) => void;
}

const SHORT_DIGEST = 22;

/**
 * Makes all targets of a site: takes the files over from the former build whose inputs are the same, and renders the others.
 * @throws if a target cannot be rendered, or if two have the same file.
 */
export async function buildTargets(
  site: Site,
  job: TargetsJob,
  listener: Listener,
  render: RenderTargets = renderTargets,
): Promise<PageCounts> {
  const frame = frameOf(site);
  const keys = {
    compilation: job.compilation,
    frame: digestOf(JSON.stringify(frame)).slice(0, SHORT_DIGEST),
  };
  const former = readFormer(job, listener);
  const taken = former && new FormerPages(readChangedFiles(job));
  const pages: Record<string, PageRecord> = {};
  const expected = new Map<string, string>();
  let [kept, made] = [0, 0];
  const isKept = (path: string, { inputs, papers }: StringifiedTarget): boolean => {
    const reason = staleReason(former, path, { ...keys, inputs, papers });
    const page = reason === undefined ? former?.pages[path] : undefined;
    if (job.isAudit === true && page !== undefined) expected.set(path, page[2]);
    const record = page === undefined || job.isAudit === true ? undefined : taken?.take(path, page);
    if (path === job.explained && job.isAudit !== true)
      listener.notice(explain(path, record === undefined ? (reason ?? 'file') : undefined));
    if (record === undefined) return false;
    pages[path] = record;
    kept += 1;
    return true;
  };
  const listed = ROUTES.flatMap((route) =>
    route.targets(site).map((target) => ({ pattern: route.pattern, target })),
  );
  await render(
    staleTargets(listed, job, isKept),
    { compiledDir: job.compiledDir, snapshot: job.snapshot, outDir: job.outDir, frame },
    {
      onWarning: listener.notice,
      onRendered: (rendered) => {
        for (const [path, record] of rendered) pages[path] = record;
        made += rendered.length;
        listener.progress(kept + made);
      },
    },
  );
  await writePageState(job.newState, { version: 2, ...keys, pages });
  if (job.explained !== undefined && pages[job.explained] === undefined)
    listener.notice(
      `explain: This site has no page ${job.explained}. Paths are from its root, as papers/2603.01234.html.`,
    );
  const removed = Object.keys(former?.pages ?? {}).filter((path) => pages[path] === undefined).length;
  if (job.isAudit !== true) return { made, kept, removed };
  const different = [...expected].flatMap(([path, digest]) => (pages[path]?.[2] === digest ? [] : path));
  return { made, kept, removed, audited: { files: expected.size, different } };
}

function readFormer({ formerState, formerDir }: TargetsJob, { notice }: Listener): PageState | undefined {
  return readPageState(formerState, () =>
    notice(`warning: ${formerState} is damaged. All pages of ${formerDir} are made again.`),
  );
}

function readChangedFiles({ changedFiles }: TargetsJob): string[] {
  return JSON.parse(readFileSync(changedFiles, 'utf8')) as string[];
}

interface Listed {
  readonly pattern: string;
  readonly target: Target<unknown>;
}

/** The targets that are not kept, one after the other, so that their inputs are never in memory all at once. */
function* staleTargets(
  listed: readonly Listed[],
  { digestOfPaper }: TargetsJob,
  isKept: (path: string, target: StringifiedTarget) => boolean,
): Generator<StringifiedTarget> {
  const seen = new Set<string>();
  for (const { pattern, target } of listed) {
    const { params } = target;
    const path = filePathOf(pattern, params);
    // One would replace the other.
    if (seen.has(path)) throw new Error(`Two pages have the same file, ${path}.`);
    seen.add(path);
    const { json, papers } = stringifyInputs(target.inputs());
    const stringified = {
      pattern,
      params,
      json,
      inputs: digestOf(json).slice(0, SHORT_DIGEST),
      papers: digestOf([...papers].map((id) => digestOfPaper(id)).join()).slice(0, SHORT_DIGEST),
    };
    if (!isKept(path, stringified)) yield stringified;
  }
}

const REASONS = {
  'no former page': 'there was no such page in the former build, or that build is unknown',
  'code or settings': 'the code of Broadsheet, the settings or a file that they name has changed',
  frame:
    'what all pages show has changed: the names of topics, the sources, the word vectors, or whether there are feeds',
  inputs: 'the papers on it, their order, their topics, a neighbour, a number or a day on it has changed',
  papers: 'the record of a paper on it has changed',
  file: 'its file in the output folder is missing or was changed',
} as const;

function explain(path: string, reason: keyof typeof REASONS | undefined): string {
  if (reason === undefined) return `explain: ${path} is kept: nothing that it shows has changed.`;
  return `explain: ${path} is made again: ${REASONS[reason]}.`;
}
