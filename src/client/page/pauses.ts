/** Resolves when the page has done what waits, such as showing what the reader types. */
export function afterOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Resolves when the page has been painted, or after a while if it is not, because nobody sees it. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 250);
  });
}
