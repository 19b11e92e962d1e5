import { z } from 'zod';
import { hasCredentials } from '../paper/schema.ts';

const PER_HOUR = 'must be a whole number from 1 to 100000';

/** Whether browsers reach an address without anybody else reading along. */
function isPrivateAddress(address: string): boolean {
  if (!URL.canParse(address) || hasCredentials(address) || /[?#]/u.test(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3})$/u.test(hostname));
}

/** The schema of `subscribers` in `site.yaml`: the service at which readers subscribe to the digest. */
export const subscriberSettings = z.strictObject(
  {
    /** The public address of the service, with a slash at its end. */
    address: z
      .string('must be text')
      .refine(isPrivateAddress, 'must be an https address, such as https://lists.example.org/')
      .transform((address) => new URL(address).href.replace(/\/*$/u, '/'))
      .exactOptional(),
    /** The greatest number of mails an hour that ask readers to confirm their address. */
    perHour: z.int(PER_HOUR).min(1, PER_HOUR).max(100_000, PER_HOUR).default(300),
  },
  'must be settings, each a name with a colon and a value',
);
