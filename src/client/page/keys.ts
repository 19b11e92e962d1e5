import { shortcutsAreOn } from './preferences.ts';

/**
 * The registry of single-key shortcuts. Each part of a page that has some adds a group, once, from `client/site.ts`:
 *
 *     addKeys({ title: 'In a list of papers', keys: [{ key: 'j', label: 'Next paper', act: () => moveBy(1) }] });
 *
 * One listener hands them out, and the help (`?`) is made of what is useful on the page at hand. Nothing else listens
 * to single keys of the whole page, so that readers can switch all of them off at one place (WCAG 2.2, 2.1.4).
 */
export interface KeyGroup {
  /** What the group's keys are about, as the help's heading for them. */
  readonly title: string;
  readonly keys: readonly PageKey[];
}

export interface PageKey {
  /** The key, as `KeyboardEvent.key` calls it: `j`, `/`, `ArrowLeft`. A group that is added later wins over an earlier one. */
  readonly key: string;
  /** What it does, for the help: `Next paper`. */
  readonly label: string;
  /** Whether the page has what the key acts on; without this it always has. The help leaves the others out. */
  readonly isUseful?: () => boolean;
  /** Does it. `false` where there was nothing to do, so that the browser's own use of the key is kept. */
  readonly act: () => boolean;
}

const groups: KeyGroup[] = [];

/** Adds shortcuts to those of the page; see {@link KeyGroup}. */
export function addKeys(group: KeyGroup): void {
  groups.push(group);
}

/** The groups that have a key of use on this page, with those keys alone, in the order in which they were added. */
export function usefulKeys(): KeyGroup[] {
  return groups
    .map(({ title, keys }) => ({ title, keys: keys.filter(({ isUseful }) => isUseful?.() ?? true) }))
    .filter(({ keys }) => keys.length > 0);
}

/** Listens to the keys of every group that has been or will be added. */
export function bindKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    if (takesKeys(event.target) || !shortcutsAreOn()) return;
    const pressed = groups.flatMap(({ keys }) => keys).findLast(({ key }) => fits(event, key));
    if (pressed?.act() === true) event.preventDefault();
  });
}

function fits(event: KeyboardEvent, key: string): boolean {
  // On many keyboards signs such as the slash are typed with Shift; letters and arrows with Shift are other keys.
  return event.key === key && (!event.shiftKey || /^[^\p{L}\p{N}]$/u.test(key));
}

/** Whether the keys belong to what has the focus, as in a text field or an open drawer. */
function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, dialog') !== null;
}
