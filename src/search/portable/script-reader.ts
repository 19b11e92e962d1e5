import { lookUp } from '../../tables/lookup.ts';
import { INDEX_FOLDER } from '../format/manifest.ts';
import type { IndexAccess } from '../retrieval/index-access.ts';
import {
  DIRECTORY_SCRIPT,
  RECEIVER,
  SCRIPT_FOLDER,
  type ScriptDirectory,
  type ScriptFiles,
  scriptFor,
} from './script-files.ts';

/** So many scripts stay in memory: some megabytes. Successive searches read the same ones. */
const MAX_KEPT = 200;

/** Reads an index from its scripts, so that search works on pages that are opened from a folder. */
export class ScriptReader implements IndexAccess {
  readonly worksFromFolder = true;
  readonly #index: string;
  readonly #scripts: string;
  /** What scripts have called the receiver with, until it is taken. */
  readonly #received = new Map<string, unknown>();
  readonly #loaded = new Map<string, Promise<unknown>>();

  /** @param root the address of the site. */
  constructor(root: URL) {
    this.#index = new URL(`${INDEX_FOLDER}/`, root).href;
    this.#scripts = new URL(SCRIPT_FOLDER, root).href;
    Reflect.set(window, RECEIVER, (name: string, value: unknown) => this.#received.set(name, value));
  }

  /** Answers requests for files of the index as a server would. */
  readonly fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const { href } = new URL(input instanceof Request ? input.url : input, document.baseURI);
    const path = decodeURI(href.slice(this.#index.length).replace(/[?#].*$/u, ''));
    const directory = (await this.#load(DIRECTORY_SCRIPT)) as ScriptDirectory;
    const files = (await this.#load(scriptFor(path, directory))) as ScriptFiles;
    const file = lookUp(files, path);
    return file === undefined ? new Response('', { status: 404 }) : new Response(bytesOf(file));
  };

  /** A module of the index. Its script has called the receiver with its exports. */
  readonly importModule = (address: string): Promise<unknown> =>
    this.#load(address.slice(this.#index.length).replace(/\?.*$/u, ''));

  /** What a script holds. Loaded again after a failure. @throws {TypeError} if it cannot be loaded. */
  #load(name: string): Promise<unknown> {
    const known = this.#loaded.get(name) ?? this.#run(name);
    // The scripts that were read last stay.
    this.#loaded.delete(name);
    this.#loaded.set(name, known);
    known.catch(() => this.#loaded.delete(name));
    for (const oldest of this.#loaded.keys()) {
      if (this.#loaded.size <= MAX_KEPT) break;
      this.#loaded.delete(oldest);
    }
    return known;
  }

  #run(name: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      const fail = () => reject(new TypeError(`${name} could not be loaded.`));
      script.addEventListener('load', () => {
        script.remove();
        const value = this.#received.get(name);
        this.#received.delete(name);
        if (value === undefined) fail();
        else resolve(value);
      });
      script.addEventListener('error', () => {
        script.remove();
        fail();
      });
      script.src = this.#scripts + name;
      document.head.append(script);
    });
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
