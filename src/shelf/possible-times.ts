import { type ReadMark, type SavedPaper, UNKNOWN_TIME } from './saved-paper.ts';

/** Clocks of a reader's devices may differ by so much. */
const MOST_AHEAD_MS = 86_400_000;

/**
 * Papers and marks without times in the future. The newest change wins, so a change from the year 9999 would win for ever. Its time
 * counts as unknown: then what the reader has on this device stays.
 */
export function withPossibleTimes(
  papers: readonly SavedPaper[],
  marks: readonly ReadMark[],
  now: Date,
): { papers: SavedPaper[]; marks: ReadMark[] } {
  const latest = new Date(now.getTime() + MOST_AHEAD_MS).toISOString();
  // Years after 9999 have a sign, and six digits.
  const isPossible = (time: string) => /^\d/u.test(time) && time <= latest;
  const changeTime = (time: string) => (isPossible(time) ? time : UNKNOWN_TIME);
  const time = (at: string) => (isPossible(at) ? at : now.toISOString());
  const withTimes = <Kept extends { readonly readAt?: string; readonly changedAt: string }>(
    kept: Kept,
  ): Kept => ({
    ...kept,
    ...(kept.readAt !== undefined && { readAt: time(kept.readAt) }),
    changedAt: changeTime(kept.changedAt),
  });
  return {
    papers: papers.map((paper) => ({ ...withTimes(paper), savedAt: time(paper.savedAt) })),
    marks: marks.map(withTimes),
  };
}

/**
 * The time of a change, which is later than that of the change before it, also if the clock was set back since.
 * @param before the time of the last change, if there was one.
 */
export function timeAfter(before: string | undefined, now: Date): string {
  const [last, time] = [before === undefined ? Number.NaN : Date.parse(before), now.getTime()];
  return new Date(last >= time ? last + 1 : time).toISOString();
}
