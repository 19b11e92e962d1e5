import { BUSY_DELAY_MS } from '../../search/ui/busy-indicator.ts';
import { reloadFresh } from '../../search/ui/reload.ts';
import { type LoaderMessages, messagesBelowBox, messagesOnSearchPage } from './search-loader-messages.ts';

/** In milliseconds. After a failure, the script is requested again at the next input, but not sooner. */
const PAUSE = 2000;

/**
 * Loads the script of the search when a reader turns to a search box: on the search page the one that shows results there,
 * elsewhere the one that shows the first results in a dialog. Until it is loaded, the header's box leads to the search page.
 * If it cannot be loaded, a message says what to do: the page may be older than the site.
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
  // Answer a query in the address at once, and say at once that search does not work from a folder.
  if (own !== null && (location.search !== '' || isFolder)) loader.load();
  // The index cannot be read from a folder.
  if (own === null && isFolder) return;
  for (const type of ['focusin', 'pointerover']) form.addEventListener(type, () => loader.load());
  form.addEventListener('input', () => loader.typed());
}

/** The address of this page with the typed query, so that a reload keeps it. */
function addressFor(query: string): string {
  const address = new URL(location.href);
  if (query.trim() !== '') address.searchParams.set('q', query.trim());
  return address.href;
}

/** Loads one script, and shows messages about it. */
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

  /** Call this at each input. */
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

  /** Shows the message for the current state; none before a reader has typed. */
  #tell(): void {
    if (this.#state === 'loaded') this.#notes.loaded();
    else if (!this.#isAsked()) this.#notes.clear();
    else if (this.#state === 'loading' && this.#isSlow) this.#notes.searching();
    else if (this.#state === 'none' && Number.isFinite(this.#failedAt)) this.#notes.failed();
  }
}
