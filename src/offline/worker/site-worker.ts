import { isStoreMessage } from '../store-message.ts';
import type { WorkerBuild } from '../worker-build.ts';
import { notStored } from './not-stored.ts';
import { PackUpdater } from './pack-updater.ts';
import { kindOf, pageFile, pathOf, type RequestKind } from './requests.ts';
import { searchInstead } from './search-instead.ts';
import { Shell } from './shell.ts';
import { StoredPacks } from './stored-packs.ts';
import { type Strategies, strategiesFor } from './strategies.ts';
import type { PageMessageEvent, RequestEvent, WorkerScope } from './worker-scope.ts';

/**
 * The service worker of a site: it stores what a reader has seen, and answers from that where there is no network. Pages come from
 * the network if there is one, so a new edition appears at the next visit, and nothing reloads a page under a reader's eyes.
 */
export class SiteWorker {
  readonly #scope: WorkerScope;
  readonly #root: string;
  readonly #build: WorkerBuild;
  readonly #shell: Shell;
  readonly #packs: StoredPacks;
  readonly #strategies: Strategies;
  readonly #updater: PackUpdater;

  constructor(scope: WorkerScope, build: WorkerBuild) {
    this.#scope = scope;
    this.#root = scope.registration.scope;
    this.#build = build;
    this.#shell = new Shell(this.#root, build);
    this.#updater = new PackUpdater(this.#root);
    this.#packs = new StoredPacks(this.#root);
    this.#strategies = strategiesFor(this.#root, this.#packs);
  }

  /** Makes the worker answer requests. */
  listen(): void {
    const scope = this.#scope;
    scope.addEventListener('install', (event) => event.waitUntil(this.#install()));
    scope.addEventListener('activate', (event) => event.waitUntil(this.#activate()));
    scope.addEventListener('message', (event) => event.waitUntil(this.#store(event)));
    scope.addEventListener('fetch', (event) => this.#answer(event));
  }

  /** The worker takes over at once: every answer either comes from the network, or has its content in its name. */
  async #install(): Promise<void> {
    await this.#shell.install();
    await this.#scope.skipWaiting();
  }

  async #activate(): Promise<void> {
    await this.#shell.cleanUp();
    await this.#scope.clients.claim();
  }

  /** Stores files that a page loaded before there was a worker, and the home page, with which the installed site opens. */
  async #store(event: PageMessageEvent): Promise<void> {
    const { data } = event;
    if (!isStoreMessage(data)) return;
    for (const address of new Set([this.#root, ...data.store])) {
      const request = new Request(address);
      const kind = this.#kindOf(request);
      // A file that cannot be loaded now is stored when a page asks for it again.
      if (kind !== undefined) await this.#strategies[kind].handle({ request, event }).catch(() => undefined);
    }
  }

  #answer(event: RequestEvent): void {
    const kind = this.#kindOf(event.request);
    if (kind !== undefined) event.respondWith(this.#responseFor(kind, event));
  }

  #kindOf({ method, mode, url, headers }: Request): RequestKind {
    const facts = { method, mode, url, isRange: headers.has('range') };
    return kindOf(facts, this.#root, this.#build.folders);
  }

  async #responseFor(kind: NonNullable<RequestKind>, event: RequestEvent): Promise<Response> {
    const { request } = event;
    const path = pathOf(request.url, this.#root);
    switch (kind) {
      case 'page':
        return this.#page(event);
      case 'asset':
        return (await this.#shell.match(path)) ?? this.#strategies.asset.handle(event);
      case 'index':
        return this.#strategies.index.handle(event);
      default:
        return this.#strategies.file.handle(event).catch(async (error: unknown) => {
          const stored = await this.#shell.match(path);
          if (stored === undefined) throw error;
          return stored;
        });
    }
  }

  async #page(event: RequestEvent): Promise<Response> {
    try {
      const page = await this.#strategies.page.handle(event);
      event.waitUntil(this.#updater.update());
      return page;
    } catch (error) {
      const path = pageFile(pathOf(event.request.url, this.#root));
      const stored = await this.#shell.match(path);
      if (stored !== undefined) return stored;
      // A script that asks for a page can tell by the error that it is not there.
      if (event.request.mode !== 'navigate') throw error;
      const search = searchInstead(path);
      if (search !== undefined && (await this.#packs.hasIndex()))
        return Response.redirect(this.#root + search);
      return notStored(this.#shell, this.#build.notStored, this.#root);
    }
  }
}
