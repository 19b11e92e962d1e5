import type { DailyOptions } from './daily-options.ts';
import { Repository } from './repository.ts';
import { type Status, writeStatus } from './status.ts';

/** `moved`: commits of others came in with the push, and the site does not have their papers yet. */
export type Kept = 'kept' | 'moved' | 'refused';

/** Writes the status, and commits and pushes it with the papers. If the push is refused, the commit stays, and the next run pushes it. */
export async function keepPapers(
  { contentDir, keep, messages, clock }: Pick<DailyOptions, 'contentDir' | 'keep' | 'messages' | 'clock'>,
  status: Status,
): Promise<Kept> {
  await writeStatus(contentDir, status);
  if (!keep) return 'kept';
  const repository = await Repository.of(contentDir);
  if (repository === undefined) {
    messages.say(`${contentDir} is in no git repository, so nothing is committed.`);
    return 'kept';
  }
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const pushed = await repository.change(async () => {
    const isNew = await repository.commit(`Papers fetched on ${day}`);
    messages.say(isNew ? 'The new papers are committed.' : 'There is nothing new to commit.');
    return repository.push();
  });
  if (pushed.state === 'no-remote') messages.say('The repository has no remote, so nothing is pushed.');
  if (pushed.state !== 'refused') return pushed.moved ? 'moved' : 'kept';
  messages.fail(
    `The papers could not be pushed, so the site is not published: the next run would not have them.\n${pushed.reason}`,
    'Is the branch protected, or in conflict? May the job write to the repository?',
  );
  return 'refused';
}

/** Repairs the repository if a run was killed while it committed or pushed. Papers are read and counted only after that. */
export async function repairRepository({
  contentDir,
  keep,
  messages,
}: Pick<DailyOptions, 'contentDir' | 'keep' | 'messages'>): Promise<void> {
  const repository = keep ? await Repository.of(contentDir) : undefined;
  for (const sentence of (await repository?.recover()) ?? []) messages.say(sentence);
}
