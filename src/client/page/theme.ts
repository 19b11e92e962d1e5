import { prefer } from './preferences.ts';

/** Lets the reader switch between light and dark; what is chosen is kept, and until then the system decides. */
export function switchThemes(): void {
  const button = document.querySelector<HTMLButtonElement>('.theme-switch');
  if (button === null) return;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => {
    const { theme } = document.documentElement.dataset;
    return theme === undefined ? system.matches : theme === 'dark';
  };
  const show = () => button.setAttribute('aria-pressed', String(isDark()));
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    prefer('theme', theme);
    show();
  });
  system.addEventListener('change', show);
  show();
  button.hidden = false;
}
