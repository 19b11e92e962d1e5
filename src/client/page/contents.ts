/** Marks in “On this page” what is being read: the last part whose beginning has passed the upper quarter of the window. */
export function followContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')];
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const column = document.querySelector<HTMLElement>('.aside');
  if (links.length === 0 || column === null) return;
  let current: HTMLAnchorElement | undefined;
  let waiting = false;
  const mark = () => {
    waiting = false;
    if (column.offsetParent === null) return;
    const line = innerHeight / 4;
    const passed = parts.findLastIndex((part) => part !== null && part.getBoundingClientRect().top <= line);
    const link = links[Math.max(0, passed)];
    if (link === current || link === undefined) return;
    current?.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
    current = link;
    keepInView(link, column);
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon, { passive: true });
  soon();
}

/** Scrolls the column alone: `scrollIntoView` would move the page under the reader too. */
function keepInView(link: HTMLElement, column: HTMLElement): void {
  const [own, around] = [link.getBoundingClientRect(), column.getBoundingClientRect()];
  if (own.top < around.top || own.bottom > around.bottom) {
    column.scrollTop += own.top - around.top - around.height / 3;
  }
}
