import { SORTED } from './sorting.ts';

/** Marks the current part in “On this page”: the last one that begins in or above the upper quarter of the window. */
export function followContents(): void {
  let links = linksOfContents();
  let parts = links.map(partOf);
  const column = document.querySelector<HTMLElement>('.aside');
  if (links.length === 0 || column === null) return;
  let current: HTMLAnchorElement | undefined;
  let waiting = false;
  const mark = () => {
    waiting = false;
    if (column.offsetParent === null) return;
    const line = innerHeight / 4;
    const passed = parts.findLastIndex((part) => part !== null && part.getBoundingClientRect().top <= line);
    const link = isOver(parts[passed], passed === parts.length - 1) ? undefined : links[Math.max(0, passed)];
    if (link === current) return;
    current?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    current = link;
    if (link !== undefined) keepInView(link, column);
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon, { passive: true });
  document.addEventListener(SORTED, () => {
    links = linksOfContents();
    parts = links.map(partOf);
    soon();
  });
  soon();
}

function linksOfContents(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('.contents a')];
}

function partOf({ hash }: HTMLAnchorElement): HTMLElement | null {
  return document.getElementById(decodeURIComponent(hash.slice(1)));
}

/** Whether the reader has scrolled past the last part. This is known only if the part is a paper; a heading has no end. */
function isOver(part: HTMLElement | null | undefined, isLast: boolean): boolean {
  return isLast && part?.matches('.entry') === true && part.getBoundingClientRect().bottom < 0;
}

/** Scrolls only the column. `scrollIntoView` would scroll the page too. */
function keepInView(link: HTMLElement, column: HTMLElement): void {
  const [own, around] = [link.getBoundingClientRect(), column.getBoundingClientRect()];
  if (own.top < around.top || own.bottom > around.bottom) {
    column.scrollTop += own.top - around.top - around.height / 3;
  }
}
