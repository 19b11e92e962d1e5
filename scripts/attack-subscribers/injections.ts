import PostalMime from 'postal-mime';
import { PAYLOADS } from '../attack/payloads.ts';
import { ADDRESSES, EVIL, HEADERS, VALUES } from './hostile-values.ts';
import {
  type Answer,
  ask,
  nextNetwork,
  stateOf,
  subscribe,
  type Tally,
  type Target,
  until,
} from './target.ts';

/** The headers that mails to confirm an address have. */
const MAIL_HEADERS = new Set([
  'from',
  'to',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'auto-submitted',
  'reply-to',
  'x-auto-response-suppress',
]);

/** Writes hostile texts into the form and into headers. Mails go to one address each, with our headers and links alone; no answer and no line of the log repeats them as markup. */
export async function injectHeaders(target: Target, every = 1): Promise<Tally> {
  const failures: string[] = [];
  const [mailsBefore, before] = [target.mails.taken.length, stateOf(target)];
  const accepted: string[] = [];
  const addresses = ADDRESSES.filter((_, at) => at % every === 0);
  let tried = 0;
  for (const address of addresses) {
    const answer = await subscribe(target, address);
    tried += 1;
    if (answer.status === 200) accepted.push(address.trim().normalize('NFC'));
    else if (answer.status !== 400)
      failures.push(`the address ${JSON.stringify(address.slice(0, 60))}: ${answer.status}`);
    failures.push(...answerFaults(answer, 'an address'));
  }
  for (const [at, header] of HEADERS.entries())
    for (const [number, value] of VALUES.entries()) {
      if ((at + number) % every !== 0) continue;
      tried += 1;
      const address = `header${at}.${number}@x.example.org`;
      const answer = await subscribe(target, address, { [header]: value });
      if (answer.status === 200) accepted.push(address);
      else if (answer.status !== 400) failures.push(`the header ${header}: ${answer.status}`);
      failures.push(...answerFaults(answer, `the header ${header}`));
    }
  for (const [name, text] of ['topic', 'frequency', 'name', '__proto__', 'constructor'].flatMap((field) =>
    PAYLOADS.slice(0, 12 / every).map(([, payload]) => [field, payload] as const),
  )) {
    tried += 1;
    const body = new URLSearchParams([
      ['address', `field@x.example.org`],
      ['frequency', 'never'],
      [name, text],
    ]).toString();
    failures.push(
      ...answerFaults(await ask(target, 'subscribe', { method: 'POST', body }), `the field ${name}`),
    );
  }
  await until(() => target.mails.taken.length >= mailsBefore + accepted.length);
  for (const { to, message } of target.mails.taken.slice(mailsBefore))
    failures.push(...(await mailFaults(to, message, accepted, target)));
  if (stateOf(target) !== before) failures.push('somebody was subscribed');
  failures.push(...logFaults(target.log()));
  return { kind: 'injections', tried, failures, figures: `${accepted.length} addresses got a mail` };
}

/** Each network asks once; a proxy in front writes its address at the end. */
export async function forgeNetworks(target: Target): Promise<Tally> {
  const network = nextNetwork();
  const statuses: number[] = [];
  const claims = [
    '127.0.0.1',
    '::1',
    'unknown',
    '',
    ' , ,',
    'x'.repeat(2000),
    '8.8.8.8,'.repeat(300),
    '"[2001:db8::1]:80"',
  ];
  for (let number = 0; number < 24; number += 1) {
    const claim = claims[number % claims.length] ?? '';
    const headers = {
      'X-Forwarded-For': `${claim}${number}, ${network}`,
      'X-Real-IP': `10.9.9.${number}`,
      Forwarded: `for=10.8.8.${number}`,
    };
    statuses.push((await subscribe(target, `network${number}@x.example.org`, headers)).status);
  }
  const taken = statuses.filter((status) => status === 200).length;
  return {
    kind: 'networks',
    tried: statuses.length,
    failures: taken > 10 ? [`${taken} requests of one network were taken`] : [],
  };
}

function answerFaults({ headers, body }: Answer, what: string): string[] {
  const faults = /<script|<img|<svg|<iframe/iu.test(body) ? [`${what} is markup in the answer`] : [];
  return headers.includes(EVIL) || /set-cookie|^location$/imu.test(headers)
    ? [...faults, `${what} is in a header of the answer`]
    : faults;
}

async function mailFaults(
  to: string,
  message: Buffer,
  accepted: readonly string[],
  { service }: Target,
): Promise<string[]> {
  const { headers, to: named = [], cc, bcc, text = '', html = '' } = await PostalMime.parse(message);
  const faults: string[] = [];
  if (!accepted.includes(to)) faults.push(`a mail went to ${JSON.stringify(to)}`);
  if (named.length !== 1 || named[0]?.address !== to || cc !== undefined || bcc !== undefined)
    faults.push(`the mail to ${to} names others`);
  const odd = headers.map(({ key }) => key).filter((key) => !MAIL_HEADERS.has(key));
  if (odd.length > 0) faults.push(`the mail to ${to} has the headers ${odd.join(', ')}`);
  for (const [link] of `${text} ${html}`.matchAll(/https?:\/\/[^\s"<>]+/gu))
    if (!link.startsWith(service) && !link.startsWith('https://papers.example.org/'))
      faults.push(`the mail to ${to} links to ${link}`);
  return faults;
}

function logFaults(log: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const fault = /example\.org|foreign\.invalid|::error|<script|[\u0000-\u0008\u001b\u0080-\u009f]/u.exec(
    log,
  )?.[0];
  return fault === undefined ? [] : [`the log has ${JSON.stringify(fault)}`];
}
