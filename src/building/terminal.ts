import { printable } from '../commands/output.ts';
import type { BuildListener, BuildReport } from './build-site.ts';
import { formatBytes, formatNumber, warningsFor } from './files/site-stats.ts';

/** Shows the progress of a build: on a terminal one line that changes in place, else a line for each stage. */
export function createListener(stream: NodeJS.WriteStream): BuildListener & { readonly end: () => void } {
  let drawn = 0;
  const clear = () => stream.isTTY && stream.write('\r\u001b[K');
  return {
    progress: (text) => {
      if (!stream.isTTY) {
        // Only stages: a line for every page would be too long a log.
        if (!/^(?:pages|papers):/u.test(text)) stream.write(`building ${printable(text)}\n`);
        return;
      }
      if (performance.now() - drawn < 80) return;
      drawn = performance.now();
      stream.write(`\r\u001b[Kbuilding ${printable(text)}`);
    },
    notice: (text) => {
      clear();
      stream.write(`${printable(text)}\n`);
    },
    end: clear,
  };
}

/** The largest number of formulas that are printed; the report file has all of them. */
const FORMULAS_SHOWN = 10;

function formulaLines({ formulas, broken }: BuildReport['formulas']): string[] {
  if (broken.length === 0) return [];
  const hidden = broken.length - FORMULAS_SHOWN;
  return [
    `${formatNumber(broken.length)} of ${formatNumber(formulas)} formulas cannot be rendered; their pages show the source:`,
    ...broken
      .slice(0, FORMULAS_SHOWN)
      .map(
        ({ file, line, column, reason, tex }) => `  ${file}:${line}:${column}: ${reason}: ${shorten(tex)}`,
      ),
    ...(hidden > 0 ? [`  … and ${formatNumber(hidden)} more; --report FILE.json lists them all.`] : []),
  ];
}

/** The largest number of pins that are printed. */
const PINS_SHOWN = 50;

function pinLines({ unknownPins: pins, topicsFile }: BuildReport): string[] {
  if (pins.length === 0) return [];
  const papers = new Set(pins.map(({ file }) => file)).size;
  const hidden = pins.length - PINS_SHOWN;
  return [
    `warning: ${formatNumber(papers)} ${papers === 1 ? 'paper names a topic' : 'papers name topics'} that ${topicsFile} does not have; these are ignored:`,
    ...pins.slice(0, PINS_SHOWN).map(({ file, line, column, slug, meant }) => {
      const guess = meant === undefined ? '' : `, did you mean ${meant}?`;
      return `  ${file}:${line}:${column}: ${shorten(slug)}${guess}`;
    }),
    ...(hidden > 0 ? [`  … and ${formatNumber(hidden)} more; --report FILE.json lists them all.`] : []),
    `  hint: Correct them; or, where a topic was renamed, give it its former slug: was: [${shorten(pins[0]?.slug ?? '')}]`,
  ];
}

/** The beginning of a text that a person or a source has written, on one line. */
function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function formatShards({ built, reused }: BuildReport['shards']): string {
  const all = built + reused;
  return `${formatNumber(all)} ${all === 1 ? 'shard' : 'shards'}: ${formatNumber(built)} built, ${formatNumber(reused)} reused`;
}

/** The largest number of kinds of files that are printed. */
const KINDS_SHOWN = 5;

function kindsLine({ kinds, papers, files }: BuildReport): string {
  const shown = kinds.slice(0, KINDS_SHOWN);
  const hidden = kinds.slice(KINDS_SHOWN).reduce((sum, kind) => sum + kind.files, 0);
  const list = [
    ...shown.map(({ kind, files: own, bytes }) => `${kind} ${formatNumber(own)} (${formatBytes(bytes)})`),
    ...(hidden > 0 ? [`others ${formatNumber(hidden)}`] : []),
  ];
  const ratio = papers === 0 ? '' : ` (${(files / papers).toFixed(1)} a paper)`;
  return `files by kind${ratio}: ${list.join(', ')}`;
}

function targetsLines({ targets: { made, kept, removed, audited } }: BuildReport): string[] {
  return [
    `files of pages: ${formatNumber(made)} made, ${formatNumber(kept)} as before, ${formatNumber(removed)} removed`,
    ...(audited === undefined ? [] : auditLines(audited)),
  ];
}

/** The largest number of different files that are printed. */
const DIFFERENT_SHOWN = 20;

function auditLines({ files, different }: NonNullable<BuildReport['targets']['audited']>): string[] {
  return [
    `audit: ${formatNumber(files)} files that a build would have kept were made again; ${formatNumber(different.length)} of them differ`,
    ...different.slice(0, DIFFERENT_SHOWN).map((path) => `  ${path}`),
    ...(different.length === 0
      ? []
      : [
          '  hint: This is a fault of Broadsheet; please report it. The site is right now, since all pages were made again.',
        ]),
  ];
}

/** The result of a build as lines for the terminal. */
export function reportLines(report: BuildReport, outDir: string): string[] {
  const { pages, papers, problems, files, bytes, seconds, shards } = report;
  return [
    `${formatNumber(papers)} papers, ${formatNumber(pages)} pages, ${formatNumber(files)} files, ${formatBytes(bytes)} in ${outDir}`,
    `pages ${seconds.pages.toFixed(1)} s, search index ${seconds.search.toFixed(1)} s (${formatShards(shards)}), share cards meanwhile ${seconds.cards.toFixed(1)} s`,
    kindsLine(report),
    ...targetsLines(report),
    ...(report.isAddressed
      ? []
      : [
          'note: feeds, the sitemap and share cards are left out, since they need the site’s address: `url` in site.yaml, or --site.',
        ]),
    ...(problems === 0
      ? []
      : [
          `${formatNumber(problems)} ${problems === 1 ? 'problem' : 'problems'}, named above; the site is complete but for these.`,
        ]),
    ...formulaLines(report.formulas),
    ...pinLines(report),
    ...warningsFor(report).map((warning) => `warning: ${warning}`),
  ];
}
