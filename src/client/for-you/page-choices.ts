/** Which days the list has: the newest one, or all seven. */
export type View = 'day' | 'week';

/** The view that the page's address asks for, so that it survives reloading and going back. */
export function chosenView(): View {
  return new URLSearchParams(location.search).get('days') === 'week' ? 'week' : 'day';
}

/** Lets the reader choose the view. */
export function offerViews(changed: () => void): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.choice [data-view]')];
  const show = () => {
    for (const button of buttons)
      button.setAttribute('aria-pressed', String(button.dataset.view === chosenView()));
  };
  show();
  for (const button of buttons)
    button.addEventListener('click', () => {
      if (button.dataset.view === chosenView()) return;
      const address = new URL(location.href);
      if (button.dataset.view === 'week') address.searchParams.set('days', 'week');
      else address.searchParams.delete('days');
      history.replaceState(history.state, '', address);
      show();
      changed();
    });
}
