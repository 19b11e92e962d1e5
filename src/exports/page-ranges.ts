/** The first and the last page of `11-19`, `e5` or `1-4, 9`; of a single page only the first. */
export interface PageSpan {
  readonly first: string;
  readonly last?: string;
}

/** The first page of the first range and the last page of the last one. */
export function pageSpan(pages: string): PageSpan {
  const ranges = rangesIn(pages);
  const [first = pages] = ranges[0] ?? [];
  const last = ranges.at(-1)?.at(-1);
  return { first, ...(last !== undefined && last !== '' && last !== first && { last }) };
}

/** Whether the pages are one range or one page, so that two fields can hold them. */
export function isOneRange(pages: string): boolean {
  return rangesIn(pages).length === 1;
}

/** The pages, with `dash` between the first and last page of each range. */
export function pagesWith(pages: string, dash: string): string {
  return rangesIn(pages)
    .map((range) => range.join(dash))
    .join(', ');
}

/**
 * Splits each range at its middle hyphen, since page numbers may contain hyphens: `A-1-A-9` is.
 */
function rangesIn(pages: string): string[][] {
  return pages.split(/\s*,\s*/u).map((range) => {
    const parts = range.split('-');
    const middle = parts.length / 2;
    if (!Number.isInteger(middle)) return [range];
    return [parts.slice(0, middle).join('-'), parts.slice(middle).join('-')];
  });
}
