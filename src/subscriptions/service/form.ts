import type { IncomingMessage } from 'node:http';
import type { Topic } from '../../catalog/topics/topics-file.ts';
import { isMailAddress } from '../../site/digest-settings.ts';
import type { Choice } from '../store/rows.ts';
import { topicsNamed } from '../store/topic-names.ts';

/** In bytes. A form with all topics has less than 4,000. */
const MAX_BODY = 16_000;

/** Reads the fields of a form. Returns `undefined` if it is too large: the rest of it is not read. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    size += part.length;
    if (size > MAX_BODY) return undefined;
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}

/**
 * The address that a form names; `undefined` if it is not one on the internet. Mail to a name without a dot, or to a number, would stay
 * on the machine or in its network.
 */
export function addressIn(form: URLSearchParams): string | undefined {
  const address = form.get('address')?.trim().normalize('NFC') ?? '';
  return isMailAddress(address) && /@.+\.\p{L}[^.]*$/u.test(address) ? address : undefined;
}

/** The choice in a form; `undefined` if a topic or the frequency is unknown. */
export function choiceIn(form: URLSearchParams, topics: readonly Topic[]): Choice | undefined {
  const { known, unknown } = topicsNamed(form.getAll('topic'), topics);
  const frequency = form.get('frequency');
  if (unknown.length > 0 || (frequency !== 'day' && frequency !== 'week')) return undefined;
  return { topics: known.map(({ slug }) => slug), frequency };
}
