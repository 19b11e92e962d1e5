import type { Topic } from '../../catalog/topics/topics-file.ts';
import type { ConfigProblem } from '../../site/config-error.ts';
import { isMailAddress } from '../../site/digest-settings.ts';
import { nearest } from '../../site/nearest.ts';
import { lookUp } from '../../tables/lookup.ts';
import type { Frequency } from '../editions/frequency.ts';
import { type CsvField, csvFields } from './csv-fields.ts';

/** A reader who gets the digest. */
export interface Subscriber {
  readonly address: string;
  /** Empty for all papers. */
  readonly topics: readonly Topic[];
  readonly frequency: Frequency;
  /** The line of the file, counted from 1, for messages that do not show the address. A database has none. */
  readonly line?: number;
}

export interface SubscribersFile {
  readonly subscribers: readonly Subscriber[];
  /** The lines that are left out, in order. */
  readonly problems: readonly ConfigProblem[];
}

const FREQUENCIES: Readonly<Record<string, Frequency>> = {
  '': 'day',
  day: 'day',
  daily: 'day',
  week: 'week',
  weekly: 'week',
};

/** The first line of a table that a program wrote. */
const HEADER = /^\uFEFF?\s*"?(?:e-?mail|address|mail)\b[^@]*$/iu;

/**
 * Reads a list of subscribers: a line for each, with the address, the slugs of topics with spaces between them (none or `*` for all
 * papers), and `day` or `week`, separated by commas. A `#` begins a comment. It never throws: a line with a mistake is a problem.
 * @param file its name for messages. Messages do not repeat addresses.
 */
export function parseSubscribers(text: string, file: string, topics: readonly Topic[]): SubscribersFile {
  const bySlug = new Map(
    topics.flatMap((topic) => [topic.slug, ...(topic.was ?? [])].map((name) => [name, topic])),
  );
  const seen = new Map<string, number>();
  const subscribers: Subscriber[] = [];
  const problems: ConfigProblem[] = [];
  for (const [i, raw] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .entries()) {
    const line = i + 1;
    if (raw.trim() === '' || /^\s*#/u.test(raw) || (line === 1 && HEADER.test(raw))) continue;
    const complain = (column: number, message: string, hint: string) =>
      problems.push({ file, line, column, message, hint });
    const found = parseLine(raw.replace(/\s#.*$/u, ''), bySlug, complain);
    if (found === undefined) continue;
    // Nearly all servers ignore the case of addresses, and nobody should get two mails.
    const name = found.address.toLowerCase();
    const former = seen.get(name);
    if (former !== undefined) {
      complain(
        1,
        `Line ${former} has the same address.`,
        'Put all topics into one line, and remove the other.',
      );
      continue;
    }
    seen.set(name, line);
    subscribers.push({ ...found, line });
  }
  return { subscribers, problems };
}

type Complain = (column: number, message: string, hint: string) => void;

function parseLine(
  line: string,
  bySlug: ReadonlyMap<string, Topic>,
  complain: Complain,
): Omit<Subscriber, 'line'> | undefined {
  const fields = csvFields(line);
  if (fields === undefined) {
    complain(line.indexOf('"') + 1, 'A quotation mark is not closed.', 'Close it, or remove it.');
    return undefined;
  }
  const [address, topicField, frequencyField, ...others] = fields;
  const extra = others.find(({ text }) => text !== '');
  if (extra !== undefined) {
    complain(extra.column, 'There are more than three fields.', 'Put spaces, and no commas, between topics.');
    return undefined;
  }
  if (address === undefined || !isMailAddress(address.text)) {
    complain(
      address?.column ?? 1,
      'This is not a mail address.',
      'Write it as ada@example.org, without a name.',
    );
    return undefined;
  }
  const topics = topicsOf(topicField, bySlug, complain);
  const named = frequencyField?.text.toLowerCase() ?? '';
  const frequency = lookUp(FREQUENCIES, named);
  if (frequency === undefined)
    complain(frequencyField?.column ?? 1, 'This is not a frequency.', 'Write day or week, or leave it out.');
  if (topics === undefined || frequency === undefined) return undefined;
  return { address: address.text, topics, frequency };
}

/** The topics of a field, each once; `undefined` if one of them is unknown. */
function topicsOf(
  field: CsvField | undefined,
  bySlug: ReadonlyMap<string, Topic>,
  complain: Complain,
): Topic[] | undefined {
  const topics = new Set<Topic>();
  for (const slug of field?.text.split(/[\s,;|]+/u) ?? []) {
    if (slug === '' || slug === '*' || slug === 'all') continue;
    const topic = bySlug.get(slug);
    if (topic === undefined) {
      const meant = nearest(slug, bySlug.keys());
      complain(
        field?.column ?? 1,
        `There is no topic ${slug}.`,
        meant === undefined ? 'topics.yaml has the slugs of all topics.' : `Did you mean ${meant}?`,
      );
      return undefined;
    }
    topics.add(topic);
  }
  return [...topics];
}
