import { shortcutsAreOn } from './preferences.ts';

/**
 * The registry of single-key shortcuts. Each part of a page that has shortcuts adds a group, once, from `client/site.ts`:
 *
 *     addKeys({ title: 'In a list of papers', keys: [{ key: 'j', label: 'Next paper', act: () => moveBy(1) }] });
 *
 * One listener handles all of them. The help (`?`) lists those that are useful on the current page. No other code listens to
 * single keys, so that readers can switch all of them off at once (WCAG 2.2, 2.1.4).
 */
export interface KeyGroup {
  /** The heading of the group in the help. */
  readonly title: string;
  readonly keys: readonly PageKey[];
}

export interface PageKey {
  /** The key, as in `KeyboardEvent.key`: `j`, `/`, `ArrowLeft`. If several groups have the key, the last one added wins. */
  readonly key: string;
  /** Its description in the help: `Next paper`. */
  readonly label: string;
  /** Whether the key is useful on this page; the default is yes. The help lists only useful keys. */
  readonly isUseful?: () => boolean;
  /** Runs the shortcut. Returns `false` if there was nothing to do, so that the browser handles the key. */
  readonly act: () => boolean;
}

const groups: KeyGroup[] = [];

/** Registers shortcuts; see {@link KeyGroup}. */
export function addKeys(group: KeyGroup): void {
  groups.push(group);
}

/** The groups in the order in which they were added, with only the keys that are useful on this page. */
export function usefulKeys(): KeyGroup[] {
  return groups
    .map(({ title, keys }) => ({ title, keys: keys.filter(({ isUseful }) => isUseful?.() ?? true) }))
    .filter(({ keys }) => keys.length > 0);
}

/** Listens to the keys of all groups, including those that are added later. */
export function bindKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    if (takesKeys(event.target) || !shortcutsAreOn()) return;
    const pressed = groups.flatMap(({ keys }) => keys).findLast(({ key }) => fits(event, key));
    if (pressed?.act() === true) event.preventDefault();
  });
}

function fits(event: KeyboardEvent, key: string): boolean {
  // Many keyboards need Shift for characters such as the slash. A letter or an arrow with Shift is another key.
  return event.key === key && (!event.shiftKey || /^[^\p{L}\p{N}]$/u.test(key));
}

/** Whether the focused element needs the keys itself, as a text field or an open dialog does. */
function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, dialog') !== null;
}
