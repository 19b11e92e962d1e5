import { UsageError } from '../../commands/usage-error.ts';
import type { SiteConfig } from '../../site/config.ts';
import { smtpSettings } from '../../site/digest-settings.ts';

/** The server that sends mails, and how to get in. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user?: string;
  readonly password?: string;
  /** In milliseconds; the defaults are those of nodemailer, at most 10 minutes for an answer. */
  readonly timeouts?: { readonly socketTimeout?: number; readonly connectionTimeout?: number };
}

const PORTS = { tls: 465, starttls: 587, none: 25 } as const;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/iu;

/**
 * The server: `digest.smtp` of the settings, in which the variables `BROADSHEET_SMTP_HOST`, `_PORT`, `_USER` and `_SECURITY` replace
 * values, and the password, which is only in `BROADSHEET_SMTP_PASSWORD`.
 * @throws {UsageError} if there is no server, or a password would cross the network in clear.
 */
export function smtpServerOf(
  { digest }: Pick<SiteConfig, 'digest'>,
  variables: Readonly<Record<string, string | undefined>>,
): SmtpServer {
  const own = (name: string) => variables[`BROADSHEET_SMTP_${name}`] || undefined;
  const [host, port, user, security] = [own('HOST'), own('PORT'), own('USER'), own('SECURITY')];
  const result = smtpSettings.safeParse({
    ...digest.smtp,
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port: Number(port) }),
    ...(user !== undefined && { user }),
    ...(security !== undefined && { security }),
  });
  if (digest.smtp === undefined && host === undefined)
    throw new UsageError(
      'No mail server is set, so nothing can be sent.',
      'Set `digest.smtp` in site.yaml, or BROADSHEET_SMTP_HOST. docs/mail.md has examples.',
    );
  if (!result.success) {
    const [issue] = result.error.issues;
    const name = String(issue?.path[0] ?? 'host').toUpperCase();
    throw new UsageError(`BROADSHEET_SMTP_${name} ${issue?.message ?? 'is wrong'}.`, 'Correct the variable.');
  }
  const server = result.data;
  const password = own('PASSWORD');
  if (server.user !== undefined && password === undefined)
    throw new UsageError(
      `The server wants a password for ${server.user}, and there is none.`,
      'Set the environment variable BROADSHEET_SMTP_PASSWORD. A file is not the place for it.',
    );
  if (server.security === 'none' && !LOOPBACK.test(server.host))
    throw new UsageError(
      `Mails and passwords for ${server.host} would cross the network in clear, since security is none.`,
      'Set security to starttls or tls. none is only for a server on this machine.',
    );
  return {
    ...server,
    port: server.port ?? PORTS[server.security],
    ...(server.user !== undefined && password !== undefined && { password }),
  };
}
