import { frameOf } from '../../targets/frame.ts';
import type { Site } from '../../targets/target.ts';
import { changeDigestOf, writePageState } from './page-state.ts';
import { TargetsBuild, type TargetsJob, type TargetsListener } from './targets-build.ts';
import type { BuiltPages } from './worker-messages.ts';
import { type RenderTargets, renderTargets } from './worker-pool.ts';

/** All targets of a site, which are made. */
interface BuiltTargets extends BuiltPages {
  /** Writes the state of the site for the next build. */
  writeState(): Promise<void>;
}

/**
 * Makes all targets of a site: takes the files over from the former build whose inputs are the same, and renders the others.
 * @throws if a target cannot be rendered, or if two have the same file.
 */
export async function buildTargets(
  site: Omit<Site, 'recordDigest'>,
  job: TargetsJob,
  listener: TargetsListener,
  render: RenderTargets = renderTargets,
): Promise<BuiltTargets> {
  const whole: Site = { ...site, recordDigest: (id) => job.digestOfPaper(id) ?? '' };
  const frame = frameOf(whole);
  const keys = {
    compilation: job.compilation,
    frame: changeDigestOf(JSON.stringify(frame)),
  };
  const build = new TargetsBuild(job, keys, listener);
  await render(
    build.staleTargets(whole),
    { compiledDir: job.compiledDir, snapshot: job.snapshot, outDir: job.outDir, frame },
    {
      onWarning: listener.notice,
      onRendered: (rendered) => {
        for (const [path, record] of rendered) build.addMade(path, record);
        listener.progress(build.kept + build.made.length);
      },
    },
  );
  if (job.explained !== undefined && build.pages[job.explained] === undefined)
    listener.notice(
      `explain: This site has no page ${job.explained}. Paths are from its root, as papers/2603.01234.html.`,
    );
  const { made, removed, kept } = build;
  return {
    counts: {
      made: made.length,
      kept,
      removed: removed.length,
      ...(job.isAudit === true && { audited: build.audited }),
    },
    changes: { made, removed },
    writeState: () =>
      writePageState(job.newState, { version: 2, ...keys, groups: build.groups, pages: build.pages }),
  };
}
