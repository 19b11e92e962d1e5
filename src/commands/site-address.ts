import { UsageError } from './usage-error.ts';

/**
 * The address of a site, from `--site` or a question, with a slash at the end. @throws {UsageError} if it is not a web address.
 */
export function siteAddress(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address === undefined || !/^https?:$/u.test(address.protocol)) {
    throw new UsageError(
      `“${text}” is not a web address.`,
      'Write it whole, for example https://papers.example.org/.',
    );
  }
  if (address.username + address.password !== '')
    throw new UsageError(
      'The address of the site has a name or a password, which all pages would show.',
      `Write it without them: ${address.protocol}//${address.host}${address.pathname}`,
    );
  return address.href.replace(/\/*$/u, '/');
}
