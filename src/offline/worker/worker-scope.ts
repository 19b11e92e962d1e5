/** An event that keeps the worker alive until a promise is settled. */
export interface LifetimeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

/** The event of a request that the worker may answer. */
export interface RequestEvent extends LifetimeEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** An event of a message from a page. */
export interface PageMessageEvent extends LifetimeEvent {
  readonly data: unknown;
  readonly source: { readonly id: string } | null;
}

interface WorkerEvents {
  install: LifetimeEvent;
  activate: LifetimeEvent;
  fetch: RequestEvent;
  message: PageMessageEvent;
}

/** The parts of a service worker's scope that are used here: TypeScript's types of workers contradict those of pages. */
export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { readonly type: 'window' }): Promise<readonly { readonly url: string }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof WorkerEvents>(
    name: Name,
    listener: (event: WorkerEvents[Name]) => void,
  ): void;
}

/** The scope of this worker. */
export function workerScope(): WorkerScope {
  // The code runs in a service worker, whose global object this is.
  return self as unknown as WorkerScope;
}
