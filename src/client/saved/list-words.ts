/** How many of the saved papers are shown. */
export function countWords(shown: number, all: number): string {
  const papers = all === 1 ? '1 paper' : `${all.toLocaleString('en')} papers`;
  return shown === all ? papers : `${shown.toLocaleString('en')} of ${papers}`;
}

/** Which papers go into files and links. */
export function whichWords(shown: number, all: number): string {
  if (all === 0) return 'Files that this page or a reference manager has made can be added here.';
  return shown === all
    ? 'Files and links have all saved papers. Search or choose a tag above to take only some of them.'
    : `Files and links have the papers that are shown: ${countWords(shown, all)}.`;
}
