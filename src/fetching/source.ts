import type { Client } from './http/client.ts';
import type { Clock } from './http/clock.ts';
import type { FetchFailure } from './http/failure.ts';
import type { Inbox } from './inbox.ts';

/** The services that a source uses. */
export interface FetchContext {
  readonly client: Client;
  readonly inbox: Inbox;
  readonly clock: Clock;
  /** The address of the source without its path. */
  readonly base: string;
  /** Prints a line of progress. */
  readonly say: (line: string) => void;
  /** Reports a failure without ending the run. */
  readonly fail: (failure: FetchFailure) => void;
}

/** A source to fetch from. */
export interface Source {
  readonly name: string;
  /** Its base address, unless `--base` gives another. */
  readonly home: string;
  /** The least milliseconds between two requests to `host`. */
  readonly interval: number;
  readonly host: 'arxiv' | 'hf';
  /** Saves responses to the inbox. @throws {FetchFailure} if the source fails; files that were saved are kept. */
  fetch(fetching: FetchContext): Promise<void>;
}

/** The address of `path` below a base, with a query. */
export function urlOf(base: string, path: string, query: Readonly<Record<string, string>> = {}): URL {
  const url = new URL(`${base.replace(/\/+$/, '')}${path}`);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return url;
}

/** A text as part of a file name: word characters, `.`, `+` and `-`. */
export function toFileName(text: string): string {
  return text.replaceAll(/[^\w.+-]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '');
}
