import { BUSY_DELAY_MS } from '../../search/ui/busy-indicator.ts';
import { reloadFresh } from '../../search/ui/reload.ts';
import { loadScript } from './load-script.ts';
import { type LoaderMessages, messagesBelowBox, messagesOnSearchPage } from './search-loader-messages.ts';

/** In milliseconds. After a failure, an input requests the script again, but not before this time. */
const PAUSE = 2000;

/**
 * Loads the search script when a reader focuses, hovers or types into a search box. On the search page, the script shows the
 * results there; on other pages, it shows the first results in a dialog. Until it is loaded, submitting the header's box opens
 * the search page. If loading fails, a message offers to reload: an update of the site may have removed the old script.
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
  const isFolder = location.protocol === 'file:' && document.documentElement.dataset.portable === undefined;
  // A query in the address needs an answer at once. From a folder, the script says that search does not work.
  if (own !== null && (location.search !== '' || isFolder)) loader.load();
  // Browsers do not let a page opened from a folder read the index, unless the site is a portable copy.
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
    loadScript(this.#url).then(
      () => this.#ended(timer, 'loaded'),
      () => {
        this.#failedAt = performance.now();
        this.#ended(timer, 'none');
      },
    );
  }

  /** To be called at each input. */
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

  /** Shows the message for the current state, but none while there is no query. */
  #tell(): void {
    if (this.#state === 'loaded') this.#notes.loaded();
    else if (!this.#isAsked()) this.#notes.clear();
    else if (this.#state === 'loading' && this.#isSlow) this.#notes.searching();
    else if (this.#state === 'none' && Number.isFinite(this.#failedAt)) this.#notes.failed();
  }
}
