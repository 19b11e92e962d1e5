/** The prefix of storage keys. All pages of a host share them, and so do all pages that are opened from a disk. */
const PREFIX = 'broadsheet:';

/** The stored choice of a name; `null` if there is none, or if nothing may be stored. */
export function preference(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Stores a choice. If nothing may be stored, it lasts as long as the page. */
export function prefer(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Private windows may forbid it.
  }
}

/** Deletes a choice. */
export function preferNothing(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Private windows may forbid it.
  }
}

let shortcuts: boolean | undefined;

/** Whether shortcuts are on; they are until the reader switches them off. */
export function shortcutsAreOn(): boolean {
  return shortcuts ?? preference('shortcuts') !== 'off';
}

/** Switches shortcuts on or off, on this page and on pages opened later. */
export function switchShortcuts(on: boolean): void {
  shortcuts = on;
  prefer('shortcuts', on ? 'on' : 'off');
}
