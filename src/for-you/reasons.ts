import type { FollowMatch } from './follow-scores.ts';
import type { Likeness } from './likeness.ts';

/** A part of a reason. Emphasized parts are words or names of papers. */
export interface ReasonPart {
  readonly text: string;
  readonly isEmphasized?: boolean;
}

/** Why a paper has its place, in parts of a sentence without a full stop. */
export type Reason = readonly ReasonPart[];

const MOST = 2;

/** At most two reasons: what the reader follows, then what the paper has in common with saved ones. */
export function reasonsOf(matches: readonly FollowMatch[], likeness: Likeness | undefined): Reason[] {
  const like = likeness === undefined ? undefined : likenessReason(likeness);
  // One place is left for the likeness, which says more about the paper than a second topic.
  const followed = matches.slice(0, like === undefined ? MOST : MOST - 1).map(followReason);
  return [...followed, ...(like === undefined ? [] : [like])];
}

function followReason(match: FollowMatch): Reason {
  if (match.kind === 'author') return [{ text: `you follow ${match.author.name}` }];
  if (match.kind === 'topic') return [{ text: `you follow ${match.topic.label}` }];
  return [{ text: 'you follow the word ' }, { text: match.word, isEmphasized: true }];
}

function likenessReason({ shared, savedCount, nearest }: Likeness): Reason | undefined {
  if (shared.length > 0) {
    const papers = savedCount === 1 ? 'a saved paper' : `${savedCount} saved papers`;
    return [
      { text: 'shares ' },
      { text: shared.join(', '), isEmphasized: true },
      { text: ` with ${papers}` },
    ];
  }
  return nearest && [{ text: 'is near in meaning to ' }, { text: nearest.title, isEmphasized: true }];
}
