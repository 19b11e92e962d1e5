import { gzipSync } from 'node:zlib';
import { type DayFile, type DayPaper, writeDayFile } from '../day-file.ts';

/** In bytes, as sent. A reader's order loads up to seven files. */
const MOST = 30_000;
/** The shares of the words of each paper that are tried. Without them, followed words are found in titles only. */
const SHARES = [1, 0.5, 0.25, 0] as const;

/**
 * The script with a day. The file of a very large day has fewer words of each paper, and if that is not enough, it leaves out the
 * papers with the fewest upvotes, and says how many.
 */
export function fittedScript(file: DayFile): string {
  let script = '';
  for (const share of SHARES) {
    script = writeDayFile({ ...file, papers: file.papers.map((paper) => withWords(paper, share)) });
    if (sizeOf(script) <= MOST) return script;
  }
  const bare = file.papers.map((paper) => withWords(paper, 0));
  for (let kept = bare.length; kept > 1 && sizeOf(script) > MOST; ) {
    kept = Math.floor(0.97 * kept * Math.min(1, MOST / sizeOf(script)));
    script = writeDayFile({ ...file, papers: strongest(bare, kept), leftOut: bare.length - kept });
  }
  return script;
}

/** The papers with the most upvotes, in their order; of equal ones, the first. */
function strongest(papers: readonly DayPaper[], most: number): DayPaper[] {
  const sorted = papers.toSorted((a, b) => (b.upvotes ?? -1) - (a.upvotes ?? -1));
  const kept = new Set(sorted.slice(0, most));
  return papers.filter((paper) => kept.has(paper));
}

function withWords(paper: DayPaper, share: number): DayPaper {
  return { ...paper, words: new Set([...paper.words].slice(0, Math.floor(share * paper.words.size))) };
}

function sizeOf(script: string): number {
  return gzipSync(script).length;
}
