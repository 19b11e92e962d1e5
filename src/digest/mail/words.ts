import type { DigestContent, DigestPaper } from './digest-content.ts';

/** The subject of a mail, such as `Broadsheet: 12 papers, 4 March 2026`. */
export function subjectOf({ siteName, title, paperCount, language }: DigestContent): string {
  return `${siteName}: ${papersInWords(paperCount, language)}, ${title}`;
}

/** The number of papers and the topics, such as `12 papers · Reasoning, Agents`. */
export function countWords({ paperCount, topics, language }: DigestContent): string {
  const count = papersInWords(paperCount, language);
  return topics.length === 0 ? count : `${count} · ${topicWords(topics)}`;
}

/** The words of the link to papers for which a mail has no room. */
export function restWords(rest: number, { language }: DigestContent): string {
  return `And ${papersInWords(rest, language).replace(' ', ' more ')} on the site`;
}

/** Why a paper is in the digest, as a line. */
export function reasonWords({ reason }: DigestPaper): string {
  return reason === '' ? '' : `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}`;
}

/** Why a reader gets the mail. */
export function aboutWords({ siteName, topics }: DigestContent): string {
  const about = topics.length === 0 ? 'new papers' : `new papers on ${topicWords(topics)}`;
  return `This is the digest of ${siteName}: ${about}.`;
}

/** A reader may follow dozens of topics. */
function topicWords(topics: readonly string[]): string {
  return topics.length <= 4
    ? topics.join(', ')
    : `${topics.slice(0, 3).join(', ')} and ${topics.length - 3} more topics`;
}

function papersInWords(count: number, language: string): string {
  return `${count.toLocaleString(language)} paper${count === 1 ? '' : 's'}`;
}
