/**
 * Opens the navigation in a drawer on narrow windows. There it is below the content, and without this script the button is a
 * link to it.
 */
export function openNavigationInDrawer(): void {
  const link = document.querySelector<HTMLAnchorElement>('.menu');
  const side = document.querySelector<HTMLElement>('.side');
  if (link === null || side === null) return;
  const { drawer, close } = makeDrawer(side.getAttribute('aria-label') ?? '');
  const place = document.createComment('');
  link.setAttribute('role', 'button');
  link.setAttribute('aria-haspopup', 'dialog');
  const open = (event: Event) => {
    event.preventDefault();
    side.replaceWith(place);
    drawer.append(side);
    drawer.showModal();
  };
  link.addEventListener('click', open);
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ') open(event);
  });
  drawer.addEventListener('close', () => {
    place.replaceWith(side);
    // If the window has become wide, the button is hidden and the navigation is beside the content.
    (link.checkVisibility() ? link : side).focus({ preventScroll: true });
  });
  drawer.addEventListener('click', (event) => {
    // A click on the backdrop has the dialog itself as its target.
    if (event.target === drawer && event.offsetX < 0) drawer.close();
  });
  close.addEventListener('click', () => drawer.close());
  matchMedia('(min-width: 52rem)').addEventListener('change', () => drawer.open && drawer.close());
}

function makeDrawer(label: string): { drawer: HTMLDialogElement; close: HTMLButtonElement } {
  const drawer = document.createElement('dialog');
  drawer.className = 'drawer';
  drawer.setAttribute('aria-label', label);
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'drawer-close';
  close.setAttribute('aria-label', 'Close');
  close.textContent = '✕';
  drawer.append(close);
  document.body.append(drawer);
  return { drawer, close };
}
