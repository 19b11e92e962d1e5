import { lookUp } from '../../tables/lookup.ts';
import { type KeyGroup, usefulKeys } from './keys.ts';
import { shortcutsAreOn, switchShortcuts } from './preferences.ts';

/** Short labels for names of keys in `KeyboardEvent.key`. */
const CAPS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  ' ': 'Space',
};

/** Shows the footer's button, which opens the help even if shortcuts are switched off. */
export function offerHelp(): void {
  const button = document.querySelector<HTMLButtonElement>('.help-button');
  if (button === null) return;
  button.hidden = false;
  button.addEventListener('click', openHelp);
}

/** Shows the shortcuts of this page in a dialog. When it closes, the browser returns the focus. */
export function openHelp(): boolean {
  const dialog = makeDialog();
  dialog.addEventListener('click', (event) => {
    // A click on the backdrop has the dialog itself as its target.
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return true;
}

function makeDialog(): HTMLDialogElement {
  const dialog = element('dialog', 'help');
  dialog.setAttribute('aria-labelledby', 'help-title');
  const box = element('div', 'help-box');
  const title = element('h2', '', 'Keyboard shortcuts');
  title.id = 'help-title';
  const close = element('button', 'help-close', '✕');
  close.type = 'button';
  close.setAttribute('aria-label', 'Close');
  close.addEventListener('click', () => dialog.close());
  box.append(title, close, ...usefulKeys().map(listOf), makeSwitch());
  dialog.append(box);
  return dialog;
}

function listOf({ title, keys }: KeyGroup): HTMLElement {
  const section = element('section');
  const list = element('dl', 'help-keys');
  for (const { key, label } of keys) {
    const pair = element('div');
    const term = element('dt');
    term.append(element('kbd', '', lookUp(CAPS, key) ?? key));
    pair.append(term, element('dd', '', label));
    list.append(pair);
  }
  section.append(element('h3', '', title), list);
  return section;
}

function makeSwitch(): HTMLElement {
  const label = element('label', 'help-switch');
  const box = element('input');
  box.type = 'checkbox';
  box.checked = shortcutsAreOn();
  box.addEventListener('change', () => switchShortcuts(box.checked));
  const words = element(
    'span',
    '',
    'Use these keys. “Keyboard shortcuts” at the foot of every page shows this again.',
  );
  label.append(box, words);
  return label;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
