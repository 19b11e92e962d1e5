import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Topic } from '../../catalog/topics/topics-file.ts';
import { UsageError } from '../../commands/usage-error.ts';
import type { ConfigProblem } from '../../site/config-error.ts';
import { shownPath } from '../../site/site.ts';
import { readSettingsText } from '../../site/yaml-file.ts';
import { PRIVATE_FOLDER } from '../../store/private-folder.ts';
import { isDatabase } from '../../subscriptions/store/database.ts';
import { openSubscriptions } from '../../subscriptions/store/subscribers.ts';
import { topicsNamed } from '../../subscriptions/store/topic-names.ts';
import { parseSubscribers, type Subscriber } from './subscribers-file.ts';

/** The mails that a mailbox refuses in a row before its subscription is paused. */
const MOST_REFUSALS = 3;

/** The readers of the digest, from a file or from the database of the subscribers' service. */
export interface SubscriberList {
  readonly subscribers: readonly Subscriber[];
  readonly problems: readonly ConfigProblem[];
  /** Pauses subscriptions whose last mails were refused, in a database. Returns their number. A second call changes nothing. */
  pauseRefused(journal: { refusalsOf(reader: string): readonly Date[] }, now: Date): number;
  close(): void;
}

/**
 * The list of a content folder: the database of the service if there is one, otherwise `subscribers.csv`.
 * @throws {UsageError} if there are both, since a reader who ended one subscription would get mails by the other.
 */
export function defaultSubscribersFile(contentDir: string): string {
  const [file, database] = ['csv', 'sqlite'].map((type) =>
    join(contentDir, PRIVATE_FOLDER, `subscribers.${type}`),
  ) as [string, string];
  if (!existsSync(database)) return file;
  if (existsSync(file))
    throw new UsageError(
      `There are two lists of subscribers: ${shownPath(file)} and ${shownPath(database)}.`,
      `Move the readers of the first into the second: npm run subscribers -- --content ${shownPath(contentDir)} --import ${shownPath(file)}`,
    );
  return database;
}

/** Opens a list of subscribers. @throws {UsageError} if there is none, or the database cannot be read. */
export function openSubscriberList(path: string, topics: readonly Topic[]): SubscriberList {
  if (!existsSync(path))
    throw new UsageError(
      `There is no list of subscribers: ${path}.`,
      'Write one, a line for each reader: ada@example.org, reasoning agents, week. Or name another file with --subscribers.',
    );
  if (isDatabase(path)) return databaseList(path, topics);
  const name = shownPath(path);
  const file = parseSubscribers(readSettingsText(path, name), name, topics);
  return { ...file, pauseRefused: () => 0, close: () => undefined };
}

function databaseList(path: string, topics: readonly Topic[]): SubscriberList {
  const store = openSubscriptions(path, 'existing');
  const active = store.subscribers.all().filter(({ paused }) => paused === null);
  const gone = new Set<string>();
  const subscribers = active.flatMap(({ address, topics: slugs, frequency }) => {
    const { known, unknown } = topicsNamed(slugs, topics);
    for (const slug of unknown) gone.add(slug);
    return slugs.length > 0 && known.length === 0 ? [] : [{ address, topics: known, frequency }];
  });
  return {
    subscribers,
    problems: goneProblems(shownPath(path), gone, active.length - subscribers.length),
    pauseRefused: (journal, now) => {
      const refused = active.filter(({ reader, since }) => {
        const refusals = journal.refusalsOf(reader).filter((at) => at.getTime() >= since);
        return refusals.length >= MOST_REFUSALS && store.subscribers.find(reader)?.paused === null;
      });
      for (const { reader } of refused) store.subscribers.pause(reader, now);
      return refused.length;
    },
    close: () => store.close(),
  };
}

/** Who chose one topic that is gone does not want all the others. */
function goneProblems(file: string, gone: ReadonlySet<string>, left: number): ConfigProblem[] {
  if (gone.size === 0) return [];
  return [
    {
      ...{ file, line: 1, column: 1 },
      message: `Subscribers chose topics that do not exist: ${[...gone].sort().join(', ')}. ${left} of them chose no other, and get no mails.`,
      hint: 'If a topic was renamed, name its former slug below `was` in topics.yaml.',
    },
  ];
}
