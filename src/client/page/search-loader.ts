import { BUSY_DELAY_MS } from '../../search/ui/busy-indicator.ts';
import { reloadFresh } from '../../search/ui/reload.ts';
import { type LoaderMessages, messagesBelowBox, messagesOnSearchPage } from './search-loader-messages.ts';

/** Milliseconds after which a script that could not be had is asked for again, when a reader types on. */
const PAUSE = 2000;

/**
 * Loads the script of a search when a reader first turns to its box: on the search page to show results there, elsewhere
 * to show the first ones in a dialog. Until it has come, or where it cannot be had, the header's box leads to the search
 * page. Where it cannot be had the reader is told what to do: the page may be older than the site.
 */
export function loadSearchOnDemand(): void {
  const own = document.querySelector<HTMLFormElement>('#search-form');
  const form = own ?? document.querySelector<HTMLFormElement>('form.find[data-script-url]');
  const { scriptUrl } = form?.dataset ?? {};
  const box = form?.querySelector('input');
  if (form === null || !box || scriptUrl === undefined) return;
  const isAsked = () => box.value.trim() !== '' || (own !== null && location.search !== '');
  const reload = () => void reloadFresh(own === null ? location.href : addressFor(box.value));
  const loader = new ScriptLoader(
    scriptUrl,
    isAsked,
    own === null ? messagesBelowBox(form, reload) : messagesOnSearchPage(reload),
  );
  const isFolder = location.protocol === 'file:';
  // What has been asked in the address is answered at once, and what cannot be done from a folder is said at once.
  if (own !== null && (location.search !== '' || isFolder)) loader.load();
  // From a folder the index cannot be read.
  if (own === null && isFolder) return;
  for (const type of ['focusin', 'pointerover']) form.addEventListener(type, () => loader.load());
  form.addEventListener('input', () => loader.typed());
}

/** This page with what has been typed in its address, so that it is not lost. */
function addressFor(query: string): string {
  const address = new URL(location.href);
  if (query.trim() !== '') address.searchParams.set('q', query.trim());
  return address.href;
}

/** Loads one script, and tells how that goes. */
class ScriptLoader {
  readonly #url: string;
  readonly #isAsked: () => boolean;
  readonly #notes: LoaderMessages;
  #state: 'none' | 'loading' | 'loaded' = 'none';
  #isSlow = false;
  #failedAt = Number.NEGATIVE_INFINITY;

  constructor(url: string, isAsked: () => boolean, notes: LoaderMessages) {
    this.#url = url;
    this.#isAsked = isAsked;
    this.#notes = notes;
  }

  load(): void {
    const isTooSoon = performance.now() - this.#failedAt < PAUSE;
    if (this.#state !== 'none' || isTooSoon) return;
    this.#state = 'loading';
    this.#isSlow = false;
    const timer = window.setTimeout(() => {
      this.#isSlow = true;
      this.#tell();
    }, BUSY_DELAY_MS);
    const script = document.createElement('script');
    script.src = this.#url;
    script.addEventListener('load', () => this.#ended(timer, 'loaded'));
    script.addEventListener('error', () => {
      script.remove();
      this.#failedAt = performance.now();
      this.#ended(timer, 'none');
    });
    document.head.append(script);
  }

  /** The reader types on. */
  typed(): void {
    if (this.#state === 'loaded') return;
    this.load();
    this.#tell();
  }

  #ended(timer: number, state: 'loaded' | 'none'): void {
    window.clearTimeout(timer);
    this.#state = state;
    this.#tell();
  }

  /** Nothing is said before anything is asked. */
  #tell(): void {
    if (this.#state === 'loaded') this.#notes.loaded();
    else if (!this.#isAsked()) this.#notes.clear();
    else if (this.#state === 'loading' && this.#isSlow) this.#notes.searching();
    else if (this.#state === 'none' && Number.isFinite(this.#failedAt)) this.#notes.failed();
  }
}
