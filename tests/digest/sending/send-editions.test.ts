import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stoppedLine } from '../../../src/digest/report-lines.ts';
import { openJournal } from '../../../src/digest/sending/journal.ts';
import type { Outcome } from '../../../src/digest/sending/outcome.ts';
import type { SendingReport } from '../../../src/digest/sending/queue.ts';
import { sendEditions } from '../../../src/digest/sending/send-editions.ts';
import { temporaryFolder } from '../content.ts';

type Answer = (address: string) => Outcome;

const LATER: Outcome = { kind: 'later', reply: '452 4.2.2 Mailbox full' };
const REFUSED: Outcome = { kind: 'refused', reply: '550 5.1.1 User unknown' };

/** Creates the function that sends editions in a run of its own. It returns the report, and the readers who got a mail in the run. */
async function runs(readers: readonly string[]) {
  const path = join(await temporaryFolder(), 'sent.jsonl');
  return async (days: readonly string[], answer: Answer): Promise<[SendingReport, string[]]> => {
    const journal = openJournal(path, 'write', () => new Date());
    const got: string[] = [];
    const deliver = async (_from: string, to: string): Promise<Outcome> => {
      const outcome = answer(to);
      if (outcome.kind === 'sent') got.push(to);
      return outcome;
    };
    try {
      const report = await sendEditions({
        editions: days.map((key) => ({ key, frequency: 'day', published: `${key}T06:00:00Z`, papers: [] })),
        subscribers: readers.map((address) => ({ address, topics: [], frequency: 'day' })),
        journal,
        again: false,
        write: async () => Buffer.from('mail'),
        from: 'digest@papers.example.org',
        connect: async () => ({
          isOver: false,
          close: () => undefined,
          deliver: async (from, to, _message, { accepted }) => {
            const outcome = await deliver(from, to);
            if (outcome.kind === 'sent') accepted();
            return outcome;
          },
        }),
        throttle: async () => undefined,
        pause: async () => undefined,
        signal: new AbortController().signal,
      });
      return [report, got];
    } finally {
      journal.close();
    }
  };
}

const named = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${name}${i}@example.org`);

test.each([
  ['full', LATER],
  ['gone', REFUSED],
] as const)('mailboxes that are %s do not keep the next edition from the others', async (name, outcome) => {
  const [first, bad, last] = [named('first', 3), named(name, 15), named('last', 3)];
  const run = await runs([...first, ...bad, ...last]);
  const answer: Answer = (to) => (to.startsWith(name) ? outcome : { kind: 'sent' });
  const [report, got] = await run(['2026-03-04'], answer);
  expect(report.stopped?.message).toContain('did not take 10 mails in a row');
  expect(got).toEqual(first);
  // The first ten are known now, so the rest of the list and the next edition follow.
  const [next, gotNext] = await run(['2026-03-04', '2026-03-05'], answer);
  expect(next.stopped).toBeUndefined();
  expect(gotNext).toEqual([...last, ...first, ...last]);
});

test('a server that takes nothing is left alone after ten mails, all of which are reported', async () => {
  const run = await runs(named('reader', 30));
  let tried = 0;
  const [report] = await run(['2026-03-04'], (to) => {
    tried += 1;
    return { kind: 'refused', reply: `550 5.1.1 <${to}>: User unknown` };
  });
  expect(tried).toBe(10);
  expect(report.unsent).toHaveLength(10);
  expect(report.stopped?.message).toContain('550 5.1.1 <reader9@example.org>');
  const line = stoppedLine(report.stopped ?? { message: '', hint: '' });
  expect(line).toContain('550 5.1.1 <r…@example.org>: User unknown.');
});
