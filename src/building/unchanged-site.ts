import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HEADERS_FILE } from '../hosting/headers-file.ts';
import type { CheckedSite } from '../output/check-former-site.ts';
import { type BuildReport, unchangedReport } from './build-report.ts';
import type { ContentStamps } from './content-stamps.ts';
import type { BuildOptions } from './options.ts';

/** What a build leaves for the next one to report, if that finds nothing to do. */
export interface BuildResult {
  readonly report: BuildReport;
  /** Problems and warnings that each build of the same papers has. */
  readonly notices: readonly string[];
  /** Whether the owner has put a file with headers into the output folder, in the place of that of a build. */
  readonly hasOwnHeaders: boolean;
}

/** A build marks what it uses of caches, which are removed after a week. So each third day it looks at everything. */
const MAX_AGE_MS = 3 * 24 * 60 * 60 * 1000;

/**
 * The result of the former build, if a build would make the same site: it was made from the same, all its files are as it has left them,
 * and nothing is in doubt. `undefined` if it has to be built.
 */
export function formerResult(
  { record, former }: CheckedSite,
  key: string,
  stamps: ContentStamps,
  { explained, isAudit = false, isPortable = false, mayBeEmpty = true }: BuildOptions,
): BuildResult | undefined {
  if (record?.key !== key || !former.isIntact) return undefined;
  if (isAudit || isPortable || explained !== undefined) return undefined;
  const now = Date.now();
  if (record.begun > now || now - record.begun > MAX_AGE_MS) return undefined;
  if (stamps.isInDoubtSince(record.begun, now)) return undefined;
  // The digest of the record proves that a build has written it.
  const result = record.result as BuildResult;
  const { report, hasOwnHeaders } = result;
  if (report.papers === 0 && !mayBeEmpty) return undefined;
  if (hasOwnHeaders && !existsSync(join(former.out, HEADERS_FILE))) return undefined;
  return { ...result, report: unchangedReport(report) };
}
