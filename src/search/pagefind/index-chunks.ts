import { CborWriter } from './cbor-writer.ts';

/** A word of an index, with what the index has of it, in the engine's form. */
export interface WordEntry {
  readonly word: string;
  readonly bytes: Uint8Array;
}

/** A part of an index: neighbours in the order of words. */
export interface WordPart {
  readonly first: string;
  readonly last: string;
  readonly data: Uint8Array;
}

/**
 * So many bytes a part has at the most, unless it is of one word: 2 kB compressed. Every word costs a reader the whole part
 * in which it stands; and the list of the parts, which every visit loads, takes some seven bytes for each.
 */
const MOST = 7000;

/**
 * Cuts an index into small parts. A word that is too frequent for one has its own: `the` is as large as ten thousand
 * others, and the engine would give it to whoever asks for its neighbours.
 */
export function cutParts(entries: Iterable<WordEntry>): WordPart[] {
  const parts: WordPart[] = [];
  let [open, size]: [WordEntry[], number] = [[], 0];
  for (const entry of entries) {
    if (open.length > 0 && size + entry.bytes.length > MOST) {
      parts.push(partOf(open));
      [open, size] = [[], 0];
    }
    open.push(entry);
    size += entry.bytes.length;
  }
  if (open.length > 0) parts.push(partOf(open));
  return parts;
}

/** A part as the engine reads it: CBOR (https://www.rfc-editor.org/rfc/rfc8949), a list of the list of its words. */
function partOf(entries: readonly WordEntry[]): WordPart {
  const head = new CborWriter();
  head.list(1);
  head.list(entries.length);
  const data = Buffer.concat([head.bytes(), ...entries.map(({ bytes }) => bytes)]);
  return { first: entries[0]?.word ?? '', last: entries.at(-1)?.word ?? '', data };
}
