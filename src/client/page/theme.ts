import { prefer, preferNothing } from './preferences.ts';

/**
 * Lets the reader switch between light and dark. A choice is stored only if it differs from the system's theme. Otherwise the
 * stored choice is deleted, and the page follows the system again.
 */
export function switchThemes(): void {
  const button = document.querySelector<HTMLButtonElement>('.theme-switch');
  if (button === null) return;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => {
    const { theme } = document.documentElement.dataset;
    return theme === undefined ? system.matches : theme === 'dark';
  };
  const show = () => {
    button.setAttribute('aria-pressed', String(isDark()));
    const { theme } = document.documentElement.dataset;
    button.title = theme === undefined ? 'Theme: same as your system' : `Theme: ${theme}`;
  };
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    if ((theme === 'dark') === system.matches) {
      delete document.documentElement.dataset.theme;
      preferNothing('theme');
    } else {
      document.documentElement.dataset.theme = theme;
      prefer('theme', theme);
    }
    show();
  });
  system.addEventListener('change', show);
  show();
  button.hidden = false;
}
