import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfiguration } from '../building/configuration.ts';
import { formatNumber } from '../building/files/site-stats.ts';
import { UsageError } from '../commands/usage-error.ts';
import { longAbsences } from '../publishing/issue.ts';
import type { Count } from '../publishing/judge.ts';
import { Repository } from '../publishing/repository.ts';
import { readStatus, STATUS_FILE } from '../publishing/status.ts';
import type { SiteConfig } from '../site/config.ts';
import { ConfigError, problemLine } from '../site/config-error.ts';
import { type Finding, note, ok, wrong } from './finding.ts';

/** How many files are named one by one. */
const NAMED = 5;

/** Checks both settings files. The settings are `undefined` if they have mistakes. */
export function checkSettings(contentDir: string): { findings: Finding[]; site: SiteConfig | undefined } {
  try {
    const { site, topicsFile, notes } = readConfiguration(contentDir);
    const message = `“${site.name}”, ${topicsFile.topics.length} topics`;
    const hints = notes.map((text) => note('settings', text, 'Correct it, or leave it if it is meant.'));
    return { site, findings: [ok('settings', message), ...hints] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const findings = error.problems.map((problem) => {
      const { message, hint, ...place } = problem;
      return wrong('settings', problemLine({ ...place, message, hint: '' }).trim(), hint);
    });
    return { site: undefined, findings };
  }
}

/** Checks that the files of the store can be read, and that there are papers. */
export function checkPapers({ census, unreadable }: Count): Finding[] {
  const { papers, hidden } = census;
  const broken = unreadable
    .slice(0, NAMED)
    .map(({ file, line, column, message, hint }) =>
      wrong('papers', `${file}:${line}:${column}: ${message}`, hint),
    );
  const more = unreadable.length - broken.length;
  if (more > 0)
    broken.push(
      wrong('papers', `${formatNumber(more)} more files cannot be read.`, 'The build names all of them.'),
    );
  if (papers === 0 && unreadable.length === 0)
    return [
      note(
        'papers',
        'There are none yet.',
        'Put a listing into inbox/ or name sources in site.yaml, and run npm run daily.',
      ),
    ];
  const text = `${formatNumber(papers)}${hidden === 0 ? '' : `, and ${formatNumber(hidden)} hidden`}`;
  return [ok('papers', text), ...broken];
}

/** Counts the records that could not be read. */
export async function checkQuarantine(contentDir: string): Promise<Finding[]> {
  const folder = join(contentDir, 'quarantine');
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith('.json')) : [];
  if (names.length === 0) return [ok('quarantine', 'empty')];
  const hint =
    'Each file says what is wrong. Remove it when the source is corrected, or if the record does not matter.';
  return [note('quarantine', `${formatNumber(names.length)} records could not be read.`, hint)];
}

/** Checks the site's address, which feeds need. */
export function checkAddress({ url, digest }: SiteConfig): Finding[] {
  if (url === undefined) {
    const hint = 'Set `url` in site.yaml, or pass --site to each build, as the workflows do.';
    return digest.feed === false
      ? [
          note(
            'address',
            'It is not set. Without it there are no feeds, no sitemap and no share cards.',
            hint,
          ),
        ]
      : [wrong('address', 'It is not set, and the digest feed needs it.', hint)];
  }
  if (url.startsWith('http:'))
    return [
      note('address', `${url} is not encrypted.`, 'Use https: browsers let readers read offline only there.'),
    ];
  return [ok('address', url)];
}

/** Checks that there are sources, and that they answered last time. */
export async function checkSources({ sources }: SiteConfig, contentDir: string): Promise<Finding[]> {
  try {
    const { away } = await readStatus(contentDir);
    const long = new Set(longAbsences(away).map(([label]) => label));
    const absent = Object.entries(away).map(([label, { since, days, reason }]) =>
      (long.has(label) ? wrong : note)(
        'sources',
        `${label} has failed on ${days === 1 ? 'one day' : `${days} days`}, since ${since}: ${reason}`,
        'See whether the source has moved; its address can be changed in `sources` of site.yaml, as base.',
      ),
    );
    if (absent.length > 0) return absent;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [wrong('sources', `${STATUS_FILE}: ${error.message}`, error.hint)];
  }
  return sources.length === 0
    ? [
        note(
          'sources',
          'None are named.',
          'Name them in `sources` of site.yaml, so that the daily job fetches papers.',
        ),
      ]
    : [ok('sources', sources.map(({ from }) => from).join(', '))];
}

/** Checks that the papers are in a git repository with a remote. */
export async function checkRepository(contentDir: string): Promise<Finding[]> {
  const repository = await Repository.of(contentDir);
  if (repository === undefined)
    return [
      note(
        'repository',
        'The papers are in no git repository.',
        'Run git init there, so that the daily job keeps every day.',
      ),
    ];
  const remote = await repository.remote();
  return remote === undefined
    ? [
        note(
          'repository',
          'It has no remote.',
          'Add one: git remote add origin ADDRESS. Until then papers are only here.',
        ),
      ]
    : [ok('repository', `pushes to ${remote}`)];
}
