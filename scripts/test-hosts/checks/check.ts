import type { OutgoingHttpHeaders } from 'node:http';
import { assert } from '../../test-browsers/checks/check.ts';
import type { Answer } from '../requests.ts';
import type { Base } from '../servers/recipe.ts';

export { assert };

/** A site on a server, as a check sees it. */
export interface HostedSite {
  readonly base: Base;
  /** Paths of the files of the site, from its root: `papers/2603.01234.html`. Hidden files are not among them. */
  readonly files: readonly string[];
  /** The bytes of a file of the site. */
  readonly read: (file: string) => Promise<Buffer>;
  /** Asks for a path of the site, which is percent-encoded and relative to the base path. */
  readonly get: (
    path: string,
    options?: { readonly method?: string; readonly headers?: OutgoingHttpHeaders },
  ) => Promise<Answer>;
  /** Asks for a path of the server. */
  readonly getFromRoot: (path: string) => Promise<Answer>;
}

/** One thing that a server does. */
export interface HostCheck {
  /** A sentence about the server. */
  readonly says: string;
  /** @throws if the server does something else. */
  readonly run: (site: HostedSite) => Promise<void>;
  /** What a server cannot do, and why, by the name of the server. The check must fail there. */
  readonly limits?: Readonly<Record<string, string>>;
}

/** A path of a file as it stands in an address. */
export function addressOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

/** Asks for each of many files. @throws with the first few that `problem` describes. */
export async function forEachFile(
  files: readonly string[],
  problem: (file: string) => Promise<string | undefined>,
): Promise<void> {
  const found: string[] = [];
  const waiting = [...files];
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const text = await problem(file);
      if (text !== undefined) found.push(`${file.slice(0, 80)}: ${text}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  const more = found.length > 3 ? ` and ${found.length - 3} more` : '';
  assert(found.length === 0, `${found.slice(0, 3).join('; ')}${more}`);
}

/** One file of each ending in each folder: enough to see how a server treats them. */
export function oneOfEachKind(files: readonly string[]): string[] {
  const kinds = new Map<string, string>();
  for (const file of files) {
    const folder = file.includes('/') ? (file.split('/', 1)[0] ?? '') : '';
    const kind = `${folder} ${file.slice(file.lastIndexOf('.'))}`;
    if (!kinds.has(kind)) kinds.set(kind, file);
  }
  return [...kinds.values()];
}
