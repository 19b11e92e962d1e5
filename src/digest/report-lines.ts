import { maskedAddress } from './mail/addresses.ts';
import type { SendResult } from './send.ts';
import type { Unsent } from './sending/queue.ts';

/** Why there is no new edition. @param waiting the number of papers that wait for the next one. */
export function nothingNewLine(papers: number, waiting: number): string {
  if (papers === 0) return 'There is no edition, since there are no papers yet: npm run ingest reads them.';
  if (waiting === 0) return 'There is no new edition: no papers are waiting for one.';
  return `There is no new edition: ${waiting === 1 ? 'one paper waits' : `${waiting} papers wait`} for the next day with new papers.`;
}

/** What was sent, in lines for the maintainer, without whole addresses. */
export function sendLines(
  { report, editions, subscribers, paused }: SendResult,
  isDryRun: boolean,
): string[] {
  const { sent, already, unsent } = report;
  if (editions.length === 0)
    return ['Nothing is due. --day or --week sends a certain edition to those who do not have it.'];
  const refused = unsent.filter(({ kind }) => kind === 'refused').length;
  const later = unsent.filter(({ kind }) => kind === 'later').length;
  const doubt = unsent.filter(({ kind }) => kind === 'doubt').length;
  const counts = [
    `${sent} ${isDryRun ? 'would be sent' : 'sent'}`,
    ...(already > 0 ? [`${already} sent before`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(later > 0 ? [`${later} not taken yet`] : []),
    ...(doubt > 0 ? [`${doubt} in doubt`] : []),
  ];
  return [
    `${editions.join(', ')}, ${subscribers} ${subscribers === 1 ? 'subscriber' : 'subscribers'}: ${counts.join(', ')}`,
    ...(paused > 0
      ? [
          `${paused} ${paused === 1 ? 'subscription was' : 'subscriptions were'} paused, since three mails in a row were refused. Readers can go on with a link of any mail.`,
        ]
      : []),
  ];
}

/** Mails that were not sent, one a line, each with its reason and what to do. @param file the list of subscribers. */
export function unsentLines(unsent: readonly Unsent[], file: string): string[] {
  return unsent.map(({ subscriber: { line, address }, edition, kind, reply }) => {
    const who = `${line === undefined ? file : `${file}:${line}:1`}: ${maskedAddress(address)}`;
    const answer = reply === '' ? '' : `: ${withoutAddresses(reply)}`;
    if (kind === 'refused')
      return `${who} did not get ${edition}: the server refused the mail${reply === '' ? ' in a former run' : answer}. ${line === undefined ? 'Three in a row pause the subscription' : 'Correct or remove the line'}; --again tries it once more.`;
    if (kind === 'later')
      return `${who} did not get ${edition} yet${answer}. Run the command again later: it sends only what is missing.`;
    return `${who} may have got ${edition}: a former run was killed while it sent the mail. It nearly always arrived (docs/mail.md), so it is not sent twice; --again sends it.`;
  });
}

/** Why the sending ended early, and what to do. */
export function stoppedLine({ message, hint }: NonNullable<SendResult['report']['stopped']>): string {
  return `error: ${withoutAddresses(message)}\nhint: ${hint}`;
}

/** Servers repeat addresses in their answers. */
function withoutAddresses(reply: string): string {
  return reply.replace(/[^\s<>:;,()[\]"]+@[^\s<>:;,()[\]"]+/gu, (address) => maskedAddress(address));
}
