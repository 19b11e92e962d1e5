import type { PagefindResult } from './api.ts';

/** What a page asks its worker for. The answer has the same `id`. */
export type WorkerCall = { readonly id: number } & (
  | { readonly call: 'import'; readonly address: string }
  | {
      readonly call: 'open';
      readonly address: string;
      readonly instance: number;
      readonly options: Readonly<Record<string, unknown>>;
    }
  | { readonly call: 'search'; readonly instance: number; readonly term: string | null }
  | { readonly call: 'preload'; readonly instance: number; readonly term: string }
  | { readonly call: 'filters'; readonly instance: number }
);

/** A response to a request of Pagefind’s; without a body if the page could not get one. */
export interface FetchedFile {
  readonly fetched: number;
  readonly response?: { readonly status: number; readonly type: string; readonly body: ArrayBuffer };
}

export type ToWorker = WorkerCall | FetchedFile;

/** What the worker tells the page: a result, an error, or a file that Pagefind requests. */
export type FromWorker =
  | { readonly id: number; readonly value: readonly PagefindResult[] | undefined }
  | { readonly id: number; readonly error: string }
  | { readonly fetch: number; readonly address: string };
