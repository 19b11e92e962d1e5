import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../commands/program.ts';
import { UsageError } from '../commands/usage-error.ts';
import { type Output, withOutput } from '../output/output.ts';
import { checkOutputFolder, outputFolder } from '../output/place/output-folder.ts';
import { INDEX_FOLDER } from '../search/format/manifest.ts';
import type { Snapshot } from '../store/snapshot/snapshot.ts';
import type { BuildListener, BuildReport } from './build-report.ts';
import { openCacheFolders } from './cache-folders.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { contentStamps } from './content-stamps.ts';
import { buildWithoutFailing } from './failing-papers.ts';
import { hasOwnHeaders } from './files/host-files.ts';
import { makeSite } from './make-site.ts';
import type { BuildOptions } from './options.ts';
import { OUTPUT_STATES } from './output-states.ts';
import { CONTENT_FOLDERS, siteKey } from './site-key.ts';
import { withSnapshot } from './snapshot.ts';
import { takeParts } from './split/join-parts.ts';
import { type BuildResult, formerResult } from './unchanged-site.ts';

export type { BuildListener, BuildReport } from './build-report.ts';

/**
 * Builds the site: pages, search index, share cards. The former output stays until the new one is complete, and for good if
 * the build fails. If nothing has changed since the former build, nothing is written, and the report is that of the former build.
 * @throws {UsageError} for a wrong option or setting, or a missing content folder.
 * @throws {OutputError} if the output folder cannot be written.
 */
export async function buildSite(options: BuildOptions, listener: BuildListener): Promise<BuildReport> {
  const { contentDir, isPortable = false } = options;
  if (!existsSync(contentDir)) {
    throw new UsageError(
      `There is no content folder ${contentDir}.`,
      'Name one with --content, or make it by ingesting papers into it.',
    );
  }
  openCacheFolders(listener.notice);
  const configuration = readConfiguration(contentDir);
  for (const note of configuration.notes) listener.notice(`note: ${note}`);
  await checkOutputFolder(options.outDir, contentDir, projectRoot);
  const out = outputFolder(options.outDir);
  const outputOptions = {
    out,
    // A portable copy is made in a folder that is deleted, and leaves nothing for the next one.
    cache: isPortable ? join(dirname(out), '.state') : OUTPUT_STATES,
    wholeFolders: [INDEX_FOLDER],
    notice: listener.notice,
  };
  return withOutput(outputOptions, (output) =>
    withSnapshot(options, listener, async (snapshot) => {
      if (snapshot.papers.length === 0) refuseEmpty(options);
      return buildOver(output, { options, configuration, snapshot, listener });
    }),
  );
}

interface Build {
  readonly options: BuildOptions;
  readonly configuration: Configuration;
  readonly snapshot: Snapshot;
  readonly listener: BuildListener;
}

/** Builds a site in the place of a former one, unless that is the same. */
async function buildOver(output: Output, { options, configuration, snapshot, listener }: Build) {
  if (options.parts !== undefined) await takeParts(options.parts, options, snapshot);
  const begun = Date.now();
  const stamps = contentStamps(options.contentDir, CONTENT_FOLDERS);
  const key = await siteKey(options, snapshot, stamps);
  const same = formerResult(await output.checked(), key, stamps, options);
  if (same !== undefined) {
    for (const notice of same.notices) listener.notice(notice);
    return same.report;
  }
  const make = async (readable: Snapshot) => {
    const notices: string[] = [];
    const site = await output.begin();
    const report = await makeSite(site, {
      options,
      configuration,
      snapshot: readable,
      state: output.state,
      listener: {
        ...listener,
        lasting: (text) => {
          notices.push(text);
          listener.notice(text);
        },
        papers: (papers) => {
          if (papers === 0) refuseEmpty(options);
        },
      },
    });
    return { site, report, notices };
  };
  const { site, report, notices } = await buildWithoutFailing(snapshot, make);
  await output.publish(site, {
    key,
    begun,
    result: { report, notices, hasOwnHeaders: hasOwnHeaders(site.former) } satisfies BuildResult,
  });
  return report;
}

/** @throws {UsageError} if a site without papers is not allowed. */
function refuseEmpty({ contentDir, mayBeEmpty = true }: BuildOptions): void {
  if (mayBeEmpty) return;
  throw new UsageError(
    `The content folder ${contentDir} has no papers, and --fail-if-empty was asked for.`,
    'Check why nothing was fetched or ingested, or leave the option out to build the empty site.',
  );
}
