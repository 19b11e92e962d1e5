import { part } from './parts.ts';

/** Lets the reader ask the browser not to delete the data, and says what the browser answered. https://storage.spec.whatwg.org/#persistence */
export function offerKeeping(): void {
  const button = part('saved-persist', HTMLButtonElement);
  const answer = part('saved-persist-answer', HTMLElement);
  const { storage } = navigator as { readonly storage?: StorageManager };
  if (storage?.persist === undefined) {
    button.hidden = true;
    return;
  }
  const yes = () => {
    button.hidden = true;
    answer.textContent =
      'The browser keeps them, even when the device is full, until you delete the data of this site.';
  };
  void storage.persisted().then((isKept) => isKept && yes());
  button.addEventListener('click', () => {
    void storage.persist().then((isKept) => {
      if (isKept) yes();
      else answer.textContent = NO;
    });
  });
}

const NO =
  'The browser does not promise it. Browsers promise it for sites that are visited often or have a bookmark. Export a file from time to time.';
