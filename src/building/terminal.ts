import { number, sizeInWords, warningsFor } from './census.ts';
import type { BuildListener, BuildReport } from './site.ts';

/** Shows a build on a stream: one line that changes in place on a terminal, else a plain line for each stage. */
export function createListener(stream: NodeJS.WriteStream): BuildListener & { readonly end: () => void } {
  let drawn = 0;
  const clear = () => stream.isTTY && stream.write('\r\u001b[K');
  return {
    progress: (text) => {
      if (!stream.isTTY) {
        // Only stages; every single page would be a log that nobody reads.
        if (!text.startsWith('pages:')) stream.write(`building ${text}\n`);
        return;
      }
      if (performance.now() - drawn < 80) return;
      drawn = performance.now();
      stream.write(`\r\u001b[Kbuilding ${text}`);
    },
    notice: (text) => {
      clear();
      stream.write(`${text}\n`);
    },
    end: clear,
  };
}

/** What a build has made, as lines for a person. */
export function reportLines(report: BuildReport, outDir: string): string[] {
  const { pages, papers, problems, files, bytes, seconds } = report;
  return [
    `${number(papers)} papers, ${number(pages)} pages, ${number(files)} files, ${sizeInWords(bytes)} in ${outDir}`,
    `pages ${seconds.pages.toFixed(1)} s, search index ${seconds.search.toFixed(1)} s`,
    ...(problems === 0
      ? []
      : [
          `${number(problems)} ${problems === 1 ? 'problem' : 'problems'}, named above; the site is complete but for these.`,
        ]),
    ...warningsFor(report).map((warning) => `warning: ${warning}`),
  ];
}
