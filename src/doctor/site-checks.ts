import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildRecord, ownVersion, readBuildRecord } from '../building/files/build-record.ts';
import { formatBytes, formatNumber, measureSite, warningsFor } from '../building/files/site-stats.ts';
import { builtFilesIn } from '../output/built-files.ts';
import { NextSite } from '../output/next-site.ts';
import { type Finding, note, ok, wrong } from './finding.ts';

const BUILD_AGAIN = 'Build the site again: npm run build.';

/** The files by which a repository is published on a host, and the host’s name in warnings. */
const HOST_FILES = [
  ['.github/workflows', 'GitHub Pages'],
  ['.gitlab-ci.yml', 'GitLab Pages'],
] as const;

/** The facts to which a built site is compared. */
export interface Expected {
  readonly contentDir: string;
  readonly outDir: string;
  readonly papers: number;
  /** The address in the settings. */
  readonly url: string | undefined;
}

/** Checks a built site: its version, what its build reported, its feeds, and the limits of hosts. */
export async function checkSite(expected: Expected): Promise<Finding[]> {
  const { outDir } = expected;
  if (!existsSync(outDir) || (await builtFilesIn(outDir)) === undefined)
    return [
      note(
        'site',
        `There is no built site in ${outDir}.`,
        'npm run build makes it; --out names another folder.',
      ),
    ];
  const record = await readBuildRecord(outDir);
  const facts =
    record === undefined
      ? [note('version', 'The site was built by an older version, which left no record.', BUILD_AGAIN)]
      : [
          ...(await checkVersion(record)),
          ...checkReport(record),
          ...checkFeeds(record, expected),
          ...checkCount(record, expected),
        ];
  return [...facts, ...(await checkLimits(expected))];
}

async function checkVersion({ version }: BuildRecord): Promise<Finding[]> {
  const own = await ownVersion();
  return version === own
    ? [ok('version', `built by Broadsheet ${version}`)]
    : [
        note(
          'version',
          `The site was built by Broadsheet ${version}, and this is ${own}.`,
          `${BUILD_AGAIN} CHANGELOG.md says what is new.`,
        ),
      ];
}

function checkReport({ problems, brokenFormulas, unknownPins }: BuildRecord): Finding[] {
  const findings = [
    ...(problems > 0
      ? [
          wrong(
            'last build',
            `${formatNumber(problems)} files were left out, since they cannot be read.`,
            'Correct them, and build again.',
          ),
        ]
      : []),
    ...(unknownPins > 0
      ? [
          note(
            'last build',
            `${formatNumber(unknownPins)} pinned topics do not exist.`,
            'npm run build names them, and what is probably meant.',
          ),
        ]
      : []),
    ...(brokenFormulas > 0
      ? [
          note(
            'last build',
            `${formatNumber(brokenFormulas)} formulas cannot be rendered.`,
            'npm run build names them; their pages show the source.',
          ),
        ]
      : []),
  ];
  return findings.length > 0 ? findings : [ok('last build', 'nothing was left out')];
}

function checkFeeds({ isAddressed }: BuildRecord, { url }: Expected): Finding[] {
  if (isAddressed) return [ok('feeds', 'the site has them')];
  return url === undefined
    ? [
        note(
          'feeds',
          'The site has none, since it was built without an address.',
          'Set `url` in site.yaml, or build with --site.',
        ),
      ]
    : [wrong('feeds', 'The site has none: it was built before its address was set.', BUILD_AGAIN)];
}

function checkCount({ papers: built }: BuildRecord, { papers }: Expected): Finding[] {
  if (built === papers) return [ok('site', `${formatNumber(built)} papers`)];
  return [
    note(
      'site',
      `It has ${formatNumber(built)} papers, and the content folder ${formatNumber(papers)}.`,
      BUILD_AGAIN,
    ),
  ];
}

/** The limits of a host are only wrong to exceed if the site is published there. */
async function checkLimits({ outDir, contentDir }: Expected): Promise<Finding[]> {
  const stats = measureSite(NextSite.in(outDir));
  const hosts = HOST_FILES.filter(([path]) => existsSync(join(contentDir, path))).map(([, host]) => host);
  const exceeded = warningsFor(stats).map((warning) =>
    (hosts.some((host) => warning.startsWith(host)) ? wrong : note)(
      'host limits',
      warning,
      'Choose another host, or publish fewer papers; docs/publishing.md compares hosts.',
    ),
  );
  const size = `${formatNumber(stats.files)} files, ${formatBytes(stats.bytes)}`;
  return exceeded.length > 0 ? exceeded : [ok('host limits', `${size}: within those of every host`)];
}
