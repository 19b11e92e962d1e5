import { isNode, LineCounter, parseDocument } from 'yaml';

/** A position in a paper's file, counted from 1. */
export interface ItemPosition {
  readonly line: number;
  readonly column: number;
}

/** The positions of the items of the list under `key` in the front matter of a paper's file, in their order. */
export function itemPositionsIn(text: string, key: string): ItemPosition[] {
  const [before = ''] = /^\uFEFF?---[ \t]*\r?\n/u.exec(text) ?? [];
  const head = text.slice(before.length).split(/^---[ \t]*\r?$/mu, 1)[0] ?? '';
  const lines = new LineCounter();
  const list: unknown = parseDocument(head, { lineCounter: lines, prettyErrors: false }).get(key, true);
  if (typeof list !== 'object' || list === null || !('items' in list) || !Array.isArray(list.items))
    return [];
  return list.items.map((item: unknown) => {
    const { line, col } = lines.linePos(isNode(item) ? (item.range?.[0] ?? 0) : 0);
    // The front matter begins on the second line.
    return { line: line + 1, column: col };
  });
}
