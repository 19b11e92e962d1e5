/**
 * The folders of `src` that a folder may import from, besides itself. A folder without a line uses the line of its parent. An
 * entry includes its sub-folders. If some sub-folders of a folder have lines, all of them need one.
 */
export type Directions = Readonly<Record<string, readonly string[]>>;
