import { UsageError } from '../commands/usage-error.ts';

/** The path at which a site is served. */
export interface BasePath {
  /** As in URLs, with a slash at both ends: `/some/b%C3%A4se/`. */
  readonly address: string;
  /** Its folders, percent-decoded. */
  readonly folders: readonly string[];
}

const EXAMPLE = 'Write the path alone, such as --base /papers/, or the whole address of the site.';

/**
 * Reads the path that `--base` names: with or without slashes, with spaces and any letters, percent-encoded
 * or not; or the path of a web address.
 * @throws {UsageError} if it is not a path.
 */
export function basePath(text: string): BasePath {
  const refuse = (why: string, hint = EXAMPLE) => new UsageError(`--base ${text} ${why}.`, hint);
  if (/^[a-z]:[/\\]/iu.test(text))
    throw refuse(
      'is a path on your disk',
      'Some shells turn a path that begins with a slash into one: write --base papers',
    );
  const path = /^https?:\/\//iu.test(text) ? pathOf(text) : text;
  if (path === undefined) throw refuse('is not a valid address');
  if (/^[a-z][a-z0-9+.-]*:/iu.test(path)) throw refuse('is neither a path nor a web address');
  if (/[?#\\]/u.test(path)) throw refuse('has a character that no path has: ?, # or a backslash');
  const folders = path.split('/').flatMap((part) => (part === '' ? [] : [decoded(part) ?? part]));
  if (folders.some((name) => /^\.{1,2}$/u.test(name))) throw refuse('leads up to other folders');
  if (folders.some((name) => /[/\p{Cc}]/u.test(name))) throw refuse('has a character that no path has');
  return { address: `/${folders.map((name) => `${encodeURIComponent(name)}/`).join('')}`, folders };
}

/**
 * A requested path relative to the base path, with a slash at the start; empty for the base path without its
 * last slash; `undefined` if it is not below the base path.
 */
export function pathBelow({ folders }: BasePath, requested: string): string | undefined {
  const [path = ''] = requested.split(/[?#]/u, 1);
  const parts = path.split('/').slice(1);
  if (folders.some((name, at) => decoded(parts[at] ?? '') !== name)) return undefined;
  if (folders.length > 0 && parts.length === folders.length) return '';
  return `/${parts.slice(folders.length).join('/')}${requested.slice(path.length)}`;
}

function pathOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).pathname : undefined;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
