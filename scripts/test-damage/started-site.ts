import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dailyItem } from '../../tests/ingest/command.ts';
import {
  type Ended,
  killGroup,
  type Run,
  type StartOptions,
  startCommand,
} from '../test-builds/process-group.ts';

const SERVED = 'The site is served at';

/** Starts `npm run start` at any free port. */
export function start(options: StartOptions): Run {
  return startCommand('start', [], { ...options, env: { PORT: '0' } });
}

/** Waits until the site is served, and ends the server; or until the command has ended by itself. @returns 0 if it was served. */
export async function untilServed({ child, ended, printed }: Run): Promise<Ended> {
  while (!printed().includes(SERVED) && child.exitCode === null && child.signalCode === null) await wait(20);
  const isServed = printed().includes(SERVED);
  killGroup(child);
  const { code } = await ended;
  return { code: isServed ? 0 : code, printed: printed() };
}

/** Puts a listing of some papers into the inbox of a project. @param first the number of the first paper. */
export function putIntoInbox(project: string, day: string, first: number, papers: number): void {
  const inbox = join(project, 'content/inbox');
  mkdirSync(inbox, { recursive: true });
  const items = Array.from({ length: papers }, (_, at) => {
    const id = `2603.${String(first + at).padStart(5, '0')}`;
    return dailyItem(id, `Paper ${first + at} on herons`);
  });
  writeFileSync(join(inbox, `${day}.json`), JSON.stringify(items));
}
