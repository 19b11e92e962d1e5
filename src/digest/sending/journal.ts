import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../../commands/usage-error.ts';
import { type OpenLog, openLog, readLog } from '../../store/append-log.ts';
import type { EditionKey } from '../editions/frequency.ts';

/**
 * What happened to a mail. Before it goes to the server it is `ready`; `sending` is written just before its end goes there, and `sent` as
 * soon as the server has taken it. `later` means that the server did not take it this time, `refused` that it never will.
 */
const stateSchema = z.enum(['ready', 'sending', 'sent', 'later', 'refused']);
export type MailState = z.infer<typeof stateSchema>;

const mailSchema = z.strictObject({
  edition: z.string(),
  reader: z.string(),
  state: stateSchema,
  /** The start of the machine at which a mail was ready, where the system has a name for it. */
  boot: z.string().optional(),
  at: z.string(),
});
const lineSchema = z.union([
  mailSchema,
  z.strictObject({ edition: z.string(), state: z.enum(['begun', 'finished']), at: z.string() }),
]);

/** The record of sent mails, on the disk; it has no addresses. */
export interface Journal {
  /**
   * The last state of a mail; `undefined` if it was not sent. A mail that was ready is `sending` if the machine was started since then:
   * it may have lost what followed. @param reader a key from `readerKey`.
   */
  stateOf(edition: EditionKey, reader: string): MailState | undefined;
  /** Records a state, and returns when the disk has it; `sending` only when the system has it, since disks are slow. */
  record(edition: EditionKey, reader: string, state: MailState): void;
  /** The moments at which mails to a reader were refused, one for each edition, since the last one that was taken. */
  refusalsOf(reader: string): readonly Date[];
  /** The editions that were to be sent, even if the server could not be reached then. */
  readonly begun: ReadonlySet<EditionKey>;
  /** The editions that are done: no reader waits for them. */
  readonly finished: ReadonlySet<EditionKey>;
  begin(edition: EditionKey): void;
  finish(edition: EditionKey): void;
  close(): void;
}

/**
 * Opens the journal. A line that was cut off by a kill is removed: its mail was in the state before.
 * @param mode a dry run writes nothing.
 * @throws {UsageError} if a line cannot be read.
 */
export function openJournal(path: string, mode: 'write' | 'dry-run', now: () => Date): Journal {
  const boot = bootId();
  const states = new Map<string, MailState>();
  const begun = new Set<EditionKey>();
  const finished = new Set<EditionKey>();
  const refusals = new Refusals();
  for (const [i, line] of readLog(path).entries()) {
    const entry = parseLine(line, path, i + 1);
    begun.add(entry.edition);
    if ('reader' in entry) {
      states.set(`${entry.edition} ${entry.reader}`, stateAfter(entry, boot));
      refusals.note(entry);
    } else if (entry.state === 'finished') finished.add(entry.edition);
  }
  const log: OpenLog | undefined = mode === 'write' ? openLog(path) : undefined;
  const at = () => now().toISOString();
  return {
    begun,
    finished,
    refusalsOf: (reader) => refusals.of(reader),
    stateOf: (edition, reader) => states.get(`${edition} ${reader}`),
    record: (edition, reader, state) => {
      if (state === 'sending') log?.note(JSON.stringify({ edition, reader, state, at: at() }));
      else
        log?.append(JSON.stringify({ edition, reader, state, ...(state === 'ready' && { boot }), at: at() }));
      begun.add(edition);
      refusals.note({ edition, reader, state, at: at() });
      states.set(`${edition} ${reader}`, state);
    },
    begin: (edition) => {
      if (begun.has(edition)) return;
      log?.append(JSON.stringify({ edition, state: 'begun', at: at() }));
      begun.add(edition);
    },
    finish: (edition) => {
      if (finished.has(edition)) return;
      log?.append(JSON.stringify({ edition, state: 'finished', at: at() }));
      finished.add(edition);
    },
    close: () => log?.close(),
  };
}

/** The refusals of each reader since the last mail that was taken. */
class Refusals {
  readonly #byReader = new Map<string, Map<EditionKey, Date>>();

  note({ edition, reader, state, at }: Omit<z.infer<typeof mailSchema>, 'boot'>): void {
    if (state === 'sent') this.#byReader.delete(reader);
    if (state !== 'refused') return;
    const own = this.#byReader.get(reader) ?? new Map<EditionKey, Date>();
    this.#byReader.set(reader, own.set(edition, new Date(at)));
  }

  of(reader: string): Date[] {
    return [...(this.#byReader.get(reader)?.values() ?? [])];
  }
}

function stateAfter(
  { state, boot: former }: z.infer<typeof mailSchema>,
  boot: string | undefined,
): MailState {
  return state === 'ready' && former !== boot ? 'sending' : state;
}

/** The name of this start of the machine (https://man7.org/linux/man-pages/man4/random.4.html); `undefined` outside of Linux. */
function bootId(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return undefined;
  }
}

function parseLine(line: string, path: string, number: number): z.infer<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    throw new UsageError(
      `${path}:${number}:1: This line of the journal cannot be read, so it is not known who got which mail. Nothing was sent.`,
      'Correct the line, or take the file from your last backup.',
    );
  }
}
