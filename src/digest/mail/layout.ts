import type { MailColours } from './colours.ts';
import type { DigestContent, DigestSection } from './digest-content.ts';

/** How much of a digest fits into a mail. */
export interface DigestExtent {
  /** The greatest length of the first lines of an abstract, in characters. */
  readonly firstLines: number;
  /** The number of papers; the others are only counted. */
  readonly papers: number;
}

export interface DigestLook {
  readonly light: MailColours;
  readonly dark: MailColours;
  /** Where a reader can end the subscription. A feed has no such address: the service that mails it adds its own. */
  readonly unsubscribe?: string | undefined;
  /** Where a reader can change the subscription. */
  readonly manage?: string | undefined;
}

/** The sections with only the first papers of a digest; those without papers are left out. */
export function sectionsWithin({ sections }: DigestContent, { papers: most }: DigestExtent): DigestSection[] {
  let left = most;
  return sections.flatMap((section) => {
    const papers = section.papers.slice(0, left);
    left -= papers.length;
    return papers.length === 0 ? [] : [{ ...section, papers }];
  });
}
