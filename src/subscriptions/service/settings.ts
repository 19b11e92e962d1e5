import { readConfiguration } from '../../building/configuration.ts';
import type { Topic } from '../../catalog/topics/topics-file.ts';
import { UsageError } from '../../commands/usage-error.ts';
import { type MailColours, mailColours } from '../../digest/mail/colours.ts';
import type { DkimKey } from '../../digest/mail/message.ts';
import { dkimKeyOf } from '../../digest/mail-settings.ts';
import { type SmtpServer, smtpServerOf } from '../../digest/sending/smtp-settings.ts';
import { linkKey } from '../store/tokens.ts';

/** All that the service needs to know. */
export interface ServiceSettings {
  readonly siteName: string;
  readonly siteUrl: string;
  /** The public address of the service, with a slash at its end. */
  readonly address: string;
  readonly topics: readonly Topic[];
  readonly colours: { readonly light: MailColours; readonly dark: MailColours };
  /** The address from which mails come. */
  readonly from: string;
  readonly replyTo?: string | undefined;
  readonly dkim?: DkimKey | undefined;
  readonly smtp: SmtpServer;
  /** Mails that confirm addresses. */
  readonly perHour: number;
  /** All mails. */
  readonly perMinute: number;
  /** The key of tokens. */
  readonly key: string;
  /** The number of trusted proxies in front of the service. */
  readonly proxies: number;
}

/**
 * Reads the settings of a content folder, and the secrets of the environment.
 * @throws {UsageError} that says what is missing; {ConfigError} for mistakes in the files.
 */
export function serviceSettings(
  contentDir: string,
  variables: Readonly<Record<string, string | undefined>>,
  proxies: number,
): ServiceSettings {
  const { site, topicsFile } = readConfiguration(contentDir);
  const { name, url, accent, digest, subscribers } = site;
  const need = (value: string | undefined, what: string, key: string, example: string) => {
    if (value !== undefined) return value;
    throw new UsageError(`${what} is not set.`, `Set ${key} in site.yaml, for example ${example}`);
  };
  return {
    siteName: name,
    siteUrl: need(url, 'The address of the site', 'url', 'https://papers.example.org/'),
    address: need(
      subscribers.address,
      'The address of the subscribers’ service',
      '`subscribers.address`',
      'https://lists.example.org/',
    ),
    from: need(
      digest.from,
      'The address from which mails come',
      '`digest.from`',
      'digest@papers.example.org',
    ),
    replyTo: digest.replyTo,
    dkim: digest.dkim === undefined ? undefined : dkimKeyOf(digest.dkim, contentDir),
    topics: topicsFile.topics,
    colours: mailColours(accent),
    perHour: subscribers.perHour,
    perMinute: digest.perMinute,
    key: linkKey(variables),
    smtp: smtpServerOf(site, variables),
    proxies,
  };
}
