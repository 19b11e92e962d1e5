import { parse } from '../document.ts';
import { type FieldPositions, fieldPositionsIn } from '../field-positions.ts';
import { type ItemPosition, itemPositionsIn } from '../item-positions.ts';
import { type StoreEntry, textOf } from '../store.ts';
import { problemOf, StoreError } from '../store-error.ts';
import { withoutControls } from '../without-controls.ts';

/** A paper of a snapshot, without the keys that a person added, which no part of a site shows. */
export interface SnapshotEntry extends Omit<StoreEntry, 'extras'> {
  /** Positions in the file that was read. The file itself may have changed since. */
  readonly positions: FieldPositions & {
    /** Of the topics that a person pinned, in their order. */
    readonly topics: readonly ItemPosition[];
  };
}

type Problem = Pick<StoreError, 'message' | 'hint' | 'line' | 'column'>;

/** The content of a file as it is stored: it does not depend on the path, so that a file that is moved is not parsed again. */
type Content = Omit<SnapshotEntry, 'path'> | { readonly problem: Problem };

/** The content of a paper's file as JSON: the paper, or the problem if it cannot be read. */
export function encodeContent(bytes: Buffer, path: string): string {
  try {
    const text = textOf(bytes, path);
    const { edited, ...parsed } = parse(text, path);
    const { paper, notes } = withoutControls({ paper: parsed.paper, notes: parsed.notes });
    const topics = (paper.topics ?? []).length === 0 ? [] : itemPositionsIn(text, 'topics');
    const content: Content = { paper, notes, edited, positions: { ...fieldPositionsIn(text), topics } };
    return JSON.stringify(content);
  } catch (error) {
    // Front matter may be valid YAML and still no data, such as a list that contains itself.
    return encodeProblem(problemOf(error, path));
  }
}

/** A problem as JSON, in place of the content of a file. */
export function encodeProblem({ message, hint, line, column }: Problem): string {
  const content: Content = { problem: { message, hint, line, column } };
  return JSON.stringify(content);
}

/** The paper of a file, or its problem. @param json what {@link encodeContent} returned. */
export function decodeContent(json: string, path: string): SnapshotEntry | StoreError {
  const content: Content = JSON.parse(json);
  if (!('problem' in content)) return { ...content, path };
  const { message, hint, line, column } = content.problem;
  return new StoreError(path, { line, col: column }, message, hint);
}
