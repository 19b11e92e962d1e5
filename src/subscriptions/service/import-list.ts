import { existsSync, renameSync } from 'node:fs';
import { readConfiguration } from '../../building/configuration.ts';
import { readRegularFile } from '../../commands/regular-file.ts';
import { UsageError } from '../../commands/usage-error.ts';
import { parseSubscribers } from '../../digest/subscribers/subscribers-file.ts';
import { ConfigError } from '../../site/config-error.ts';
import { shownPath } from '../../site/site.ts';
import { readSettingsText } from '../../site/yaml-file.ts';
import { writeFileAtomic } from '../../store/atomic-write.ts';
import { openSubscriptions } from '../store/subscribers.ts';

/**
 * Moves the readers of a list into the database, with the journal of their mails, so that nobody gets a mail twice. The list is renamed
 * last: until then the digest refuses to run with both, and another import completes one that was killed. Returns a line for the owner.
 * @throws {UsageError} if there is no such list; {ConfigError} for mistakes in it: nothing is moved then.
 */
export async function importList(
  list: string,
  database: string,
  contentDir: string,
  now: Date,
): Promise<string> {
  const name = shownPath(list);
  if (!existsSync(list)) throw new UsageError(`There is no list ${name}.`, 'Check the path.');
  const { topicsFile } = readConfiguration(contentDir);
  const { subscribers, problems } = parseSubscribers(readSettingsText(list, name), name, topicsFile.topics);
  if (problems.length > 0) throw new ConfigError(problems);
  const store = openSubscriptions(database, 'create');
  try {
    const choices = subscribers.map(({ address, topics, frequency }) => ({
      address,
      topics: topics.map(({ slug }) => slug),
      frequency,
    }));
    const added = store.subscribers.addAll(choices, now);
    await moveJournal(`${list}.sent.jsonl`, `${database}.sent.jsonl`);
    renameSync(list, `${list}.imported`);
    return `${added} readers of ${name} are new in ${shownPath(database)}, ${subscribers.length - added} were there. The list is now ${name}.imported.`;
  } finally {
    store.close();
  }
}

/** The states of the list come first: those of the database are newer. */
async function moveJournal(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  const wholeLines = (path: string) =>
    existsSync(path)
      ? readRegularFile(path)
          .toString()
          .replace(/[^\n]*$/u, '')
      : '';
  await writeFileAtomic(to, wholeLines(from) + wholeLines(to));
}
