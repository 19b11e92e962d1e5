import { UsageError } from './usage-error.ts';

/** The address that `--site` names, ending in a slash. @throws {UsageError} where it is none. */
export function siteAddress(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address === undefined || !/^https?:$/u.test(address.protocol)) {
    throw new UsageError(
      `--site ${text} is no web address.`,
      'Write it whole, for example https://papers.example.org/.',
    );
  }
  return address.href.replace(/\/*$/u, '/');
}
