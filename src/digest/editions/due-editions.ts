import type { DigestEdition } from './editions.ts';
import type { EditionKey } from './frequency.ts';

/** In milliseconds: five days, as long as mail servers try (https://www.rfc-editor.org/rfc/rfc5321#section-4.5.4.1). */
const LONGEST_WAIT = 5 * 24 * 60 * 60 * 1000;

/** What is known about the mails of editions. */
export interface SendingState {
  readonly begun: ReadonlySet<EditionKey>;
  readonly finished: ReadonlySet<EditionKey>;
}

/**
 * The editions of one frequency that are to be sent, oldest first: those that are not finished, from the first one of which mails were
 * sent. At first this is only the newest one. What could not be sent for five days is too old.
 */
export function dueEditions(
  editions: readonly DigestEdition[],
  { begun, finished }: SendingState,
  now: Date,
): DigestEdition[] {
  const first = editions.findIndex(({ key }) => begun.has(key));
  const candidates = first === -1 ? editions.slice(-1) : editions.slice(first);
  return candidates.filter(
    ({ key, published }) => !finished.has(key) && now.getTime() - Date.parse(published) <= LONGEST_WAIT,
  );
}
