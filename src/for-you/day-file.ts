/**
 * The format of day files. Each has the papers of one day, as far as a reader's own order needs them. It is a script that calls
 * {@link RECEIVER} with a {@link DayFile}, because a page that is opened from a folder may run scripts but not read files.
 * Nothing here may need Node.
 */

/** The function of the page that the scripts call. */
export const RECEIVER = 'broadsheetDay';

/** Files of another version are not read. */
const VERSION = 1;

/** A word or phrase that tells a paper from others. */
export interface TellingPhrase {
  /** As printed in the paper. */
  readonly printed: string;
  /** Its inverse document frequency, times ten. */
  readonly weight: number;
  /** Whether it names a subject, so that readers are told that papers share it. Others are only compared. */
  readonly isName: boolean;
}

/** A paper of a day. */
export interface DayPaper {
  readonly id: string;
  /** Plain text. */
  readonly title: string;
  readonly authors: readonly string[];
  /** The number of authors of whom the source gives only the number. */
  readonly authorCount?: number;
  /** Missing if it is unknown, or if the site does not show it. */
  readonly upvotes?: number;
  /** The slugs of its topics. */
  readonly topics: readonly string[];
  /** Its code, from `semantic-code.ts`. */
  readonly code?: string;
  /** Most telling first. */
  readonly telling: readonly TellingPhrase[];
  /** The other words of its title and abstract, in the form of `wordsOf`. */
  readonly words: ReadonlySet<string>;
}

/** A day with its papers, in the order of its page. */
export interface DayFile {
  readonly day: string;
  readonly papers: readonly DayPaper[];
  /** The labels of the topics of its papers. */
  readonly topicLabels: Readonly<Record<string, string>>;
  /** The number of papers of a very large day that its file does not have. */
  readonly leftOut?: number;
}

/** The script with a day. */
export function writeDayFile({ day, papers, topicLabels, leftOut }: DayFile): string {
  const written = papers.map(({ telling, words, ...paper }) => ({
    ...paper,
    telling: telling.map(({ printed, weight, isName }) => [printed, weight, ...(isName ? [1] : [])]),
    words: [...words].join(' '),
  }));
  return `${RECEIVER}(${JSON.stringify({ version: VERSION, day, topicLabels, leftOut, papers: written })})\n`;
}

/**
 * A day from the value that a script passed; `undefined` for anything else, such as a day of a later version. Papers that are
 * not as they should be are left out.
 */
export function readDay(value: unknown): DayFile | undefined {
  if (!isRecord(value) || value.version !== VERSION || typeof value.day !== 'string') return undefined;
  if (!Array.isArray(value.papers)) return undefined;
  const labels = isRecord(value.topicLabels) ? Object.entries(value.topicLabels) : [];
  return {
    day: value.day,
    topicLabels: Object.fromEntries(
      labels.flatMap(([slug, label]) => (typeof label === 'string' ? [[slug, label]] : [])),
    ),
    papers: value.papers.flatMap((paper: unknown) => readPaper(paper) ?? []),
    ...(isCount(value.leftOut) && { leftOut: value.leftOut }),
  };
}

function readPaper(value: unknown): DayPaper | undefined {
  if (!isRecord(value)) return undefined;
  const { id, title, authors, authorCount, upvotes, topics, code, telling, words } = value;
  if (typeof id !== 'string' || typeof title !== 'string' || !areTexts(authors) || !areTexts(topics))
    return undefined;
  return {
    id,
    title,
    authors,
    ...(isCount(authorCount) && { authorCount }),
    ...(isCount(upvotes) && { upvotes }),
    topics,
    ...(typeof code === 'string' && { code }),
    telling: Array.isArray(telling) ? telling.flatMap((phrase: unknown) => readPhrase(phrase) ?? []) : [],
    words: new Set(typeof words === 'string' ? words.split(' ') : []),
  };
}

function readPhrase(value: unknown): TellingPhrase | undefined {
  if (!Array.isArray(value)) return undefined;
  const [printed, weight, mark]: unknown[] = value;
  return typeof printed === 'string' && isCount(weight) ? { printed, weight, isName: mark === 1 } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
