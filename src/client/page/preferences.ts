/** The prefix of storage keys. All pages of a host share the storage, and so do all pages opened from a disk. */
const PREFIX = 'broadsheet:';

/** The stored choice with a name; `null` if there is none, or if storage is forbidden. */
export function preference(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Stores a choice. Does nothing if storage is forbidden. */
export function prefer(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Private windows may forbid storage.
  }
}

/** Deletes a stored choice. */
export function preferNothing(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Private windows may forbid storage.
  }
}

let shortcuts: boolean | undefined;

/** Whether shortcuts are on; the default is yes. */
export function shortcutsAreOn(): boolean {
  return shortcuts ?? preference('shortcuts') !== 'off';
}

/** Switches shortcuts on or off, on this page and on pages opened later. */
export function switchShortcuts(on: boolean): void {
  shortcuts = on;
  prefer('shortcuts', on ? 'on' : 'off');
}
