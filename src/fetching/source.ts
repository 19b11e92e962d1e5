import type { Client } from './http/client.ts';
import type { Clock } from './http/clock.ts';
import type { FetchFailure } from './http/failure.ts';
import type { Inbox } from './inbox.ts';

/** What a source has at hand. */
export interface FetchContext {
  readonly client: Client;
  readonly inbox: Inbox;
  readonly clock: Clock;
  /** The address of the source without its path. */
  readonly base: string;
  /** Tells the person who waits what was done. */
  readonly say: (line: string) => void;
  /** Notes something that failed while the rest goes on. */
  readonly fail: (failure: FetchFailure) => void;
}

/** A source to fetch from. */
export interface Source {
  readonly name: string;
  /** Where it is, unless `--base` says otherwise. */
  readonly home: string;
  /** The least time between two requests, in milliseconds, and whose it is. */
  readonly interval: number;
  readonly host: 'arxiv' | 'hf';
  /** Saves answers. @throws {FetchFailure} where the source is out of order; what was saved stays. */
  fetch(fetching: FetchContext): Promise<void>;
}

/** An address of a source: `path` below its base, with a query. */
export function urlOf(base: string, path: string, query: Readonly<Record<string, string>> = {}): URL {
  const url = new URL(`${base.replace(/\/+$/, '')}${path}`);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return url;
}

/** A name for a file: letters, digits, `.`, `+` and `-`. */
export function toFileName(text: string): string {
  return text.replaceAll(/[^\w.+-]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '');
}
