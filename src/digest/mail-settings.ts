import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../commands/usage-error.ts';
import type { Archive } from './archive.ts';
import { mailColours } from './mail/colours.ts';
import type { MailSettings } from './mail/mail-writer.ts';
import type { DkimKey } from './mail/message.ts';

/**
 * The settings of mails: `digest` in `site.yaml`, with defaults that derive from the address of the site.
 * @param variables the environment, of which `BROADSHEET_UNSUBSCRIBE_KEY` is the key of tokens.
 * @throws {UsageError} if mails are to be sent and there is no sender; if the key of the signature cannot be read.
 */
export function mailSettingsOf(
  { config, site }: Archive,
  contentDir: string,
  variables: Readonly<Record<string, string | undefined>>,
  isSending: boolean,
): MailSettings {
  const { digest, accent } = config;
  const host = new URL(site.url).hostname;
  if (isSending && digest.from === undefined)
    throw new UsageError(
      'There is no address from which mails come.',
      'Set `digest.from` in site.yaml to an address that your mail server may use.',
    );
  const from = digest.from ?? `digest@${host}`;
  const unsubscribe = digest.unsubscribe ?? `mailto:${digest.replyTo ?? from}`;
  const secret = variables.BROADSHEET_UNSUBSCRIBE_KEY ?? '';
  if (isSending && unsubscribe.includes('{token}') && secret === '')
    throw new UsageError(
      'The address that ends a subscription has a {token}, and there is no key for it.',
      'Set the environment variable BROADSHEET_UNSUBSCRIBE_KEY, or remove {token} from `digest.unsubscribe`.',
    );
  return {
    site,
    look: mailColours(accent),
    from,
    replyTo: digest.replyTo,
    listId: digest.listId ?? `digest.${host}`,
    unsubscribe,
    secret,
    dkim: digest.dkim === undefined ? undefined : dkimKeyOf(digest.dkim, contentDir),
  };
}

function dkimKeyOf(
  {
    domain,
    selector,
    keyFile,
  }: { readonly domain: string; readonly selector: string; readonly keyFile: string },
  contentDir: string,
): DkimKey {
  const path = resolve(contentDir, keyFile);
  let privateKey: string;
  try {
    privateKey = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `The key of the signature cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      'Correct `digest.dkim.keyFile` in site.yaml, and check that you may read the file.',
    );
  }
  if (!/-----BEGIN (?:RSA )?PRIVATE KEY-----/u.test(privateKey))
    throw new UsageError(
      `${path} is no private key in PEM, without a password.`,
      'Make one: openssl genpkey -algorithm rsa -pkeyopt rsa_keygen_bits:2048 -out dkim.pem',
    );
  return { domain, selector, privateKey };
}
