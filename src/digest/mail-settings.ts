import { resolve } from 'node:path';
import { readRegularFile } from '../commands/regular-file.ts';
import { UsageError } from '../commands/usage-error.ts';
import { linkKey, serviceUrl, signToken } from '../subscriptions/store/tokens.ts';
import type { Archive } from './archive.ts';
import { readerKey } from './mail/addresses.ts';
import { mailColours } from './mail/colours.ts';
import type { MailSettings } from './mail/mail-writer.ts';
import type { DkimKey } from './mail/message.ts';

/**
 * The settings of mails: `digest` in `site.yaml`, with defaults that derive from the address of the site.
 * @param variables the environment, of which `BROADSHEET_UNSUBSCRIBE_KEY` is the key of tokens.
 * @param usesService whether the subscribers are those of the subscribers' service, which then has the links of mails.
 * @throws {UsageError} if mails are to be sent and there is no sender; if the key of the signature cannot be read.
 */
export function mailSettingsOf(
  { config, site }: Archive,
  contentDir: string,
  variables: Readonly<Record<string, string | undefined>>,
  { isSending, usesService }: { readonly isSending: boolean; readonly usesService: boolean },
): MailSettings {
  const { digest, accent, subscribers } = config;
  const host = new URL(site.url).hostname;
  if (isSending && digest.from === undefined)
    throw new UsageError(
      'There is no address from which mails come.',
      'Set `digest.from` in site.yaml to an address that your mail server may use.',
    );
  const from = digest.from ?? `digest@${host}`;
  const unsubscribe = digest.unsubscribe ?? `mailto:${digest.replyTo ?? from}`;
  const secret = variables.BROADSHEET_UNSUBSCRIBE_KEY ?? '';
  const links = isSending && usesService ? serviceLinks(subscribers.address, linkKey(variables)) : undefined;
  if (isSending && links === undefined && unsubscribe.includes('{token}') && secret === '')
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
    links,
    dkim: digest.dkim === undefined ? undefined : dkimKeyOf(digest.dkim, contentDir),
  };
}

/** The links of mails to the service. They depend on the edition, not on the moment: a mail that is sent again is the same. */
function serviceLinks(address: string | undefined, key: string): MailSettings['links'] {
  if (address === undefined)
    throw new UsageError(
      'The subscribers are in the database of the service, and the address of the service is not set.',
      'Set `subscribers.address` in site.yaml: links in mails need it.',
    );
  return (reader, published) => {
    const link = (purpose: 'unsubscribe' | 'manage') =>
      serviceUrl(address, purpose, signToken(key, purpose, readerKey(reader), published));
    return { unsubscribe: link('unsubscribe'), manage: link('manage') };
  };
}

/** The key that signs mails. @throws {UsageError} if it cannot be read. */
export function dkimKeyOf(
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
    privateKey = readRegularFile(path).toString();
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
