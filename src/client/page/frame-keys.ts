import { openHelp } from './help.ts';
import { addKeys } from './keys.ts';

/** The keys of every page: `/` goes to the search box, `?` shows the keys. */
export function addFrameKeys(): void {
  addKeys({
    title: 'On every page',
    keys: [
      { key: '/', label: 'Search', isUseful: () => searchBox() !== null, act: focusSearch },
      { key: '?', label: 'Show these keys', act: openHelp },
    ],
  });
}

function searchBox(): HTMLInputElement | null {
  // The search page and the 404 page have their own box in `main`.
  const own = document.querySelector<HTMLInputElement>('main input[type=search]');
  return own ?? document.querySelector<HTMLInputElement>('.find input');
}

function focusSearch(): boolean {
  const box = searchBox();
  box?.focus();
  box?.select();
  return box !== null;
}
