/** What a reader has chosen, kept by the browser, for all pages of this site and, on a disk, of every folder. */
const PREFIX = 'broadsheet:';

/** What was chosen under a name; `null` where nothing was, or where nothing may be stored. */
export function preference(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Keeps a choice. Where nothing may be stored it lasts as long as the page. */
export function prefer(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Private windows may forbid it.
  }
}

/** Takes a choice back. */
export function preferNothing(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Private windows may forbid it.
  }
}

let shortcuts: boolean | undefined;

/** Whether single keys act on the page; they do until the reader has switched them off. */
export function shortcutsAreOn(): boolean {
  return shortcuts ?? preference('shortcuts') !== 'off';
}

/** Switches single keys on or off, on this page and on those that are opened later. */
export function switchShortcuts(on: boolean): void {
  shortcuts = on;
  prefer('shortcuts', on ? 'on' : 'off');
}
