import { COARSE } from '../../vectors/quantization/scalar-quantizer.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

/** The papers of a cluster. */
export interface ClusterPapers {
  /** The place of each paper among all papers of the site, the oldest first. Ascending. */
  readonly places: Uint32Array;
  /** The codes of their vectors, one after the other, in two bits a component. */
  readonly codes: Uint8Array;
}

export function encodeCluster({ places, codes }: ClusterPapers): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.varint(places.length);
  let before = 0;
  for (const place of places) {
    writer.varint(place - before);
    before = place;
  }
  writer.bytes(codes);
  return writer.take();
}

/** @throws {DamagedBytes} */
export function decodeCluster(bytes: Uint8Array, dimensions: number): ClusterPapers {
  const reader = new ByteReader(bytes);
  const places = new Uint32Array(reader.varint());
  let place = 0;
  for (const at of places.keys()) {
    place += reader.varint();
    places[at] = place;
  }
  return { places, codes: reader.bytes(places.length * COARSE.codeLength(dimensions)) };
}

/** Writes the places of all papers of a segment, by their numbers. Within a cluster they ascend. */
export function encodePlaces(places: Uint32Array): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  let before = 0;
  for (const place of places) {
    // Zigzag: between clusters a place may be smaller than the one before.
    const step = place - before;
    writer.varint(step < 0 ? -2 * step - 1 : 2 * step);
    before = place;
  }
  return writer.take();
}

/** @throws {DamagedBytes} */
export function decodePlaces(bytes: Uint8Array): Uint32Array {
  const reader = new ByteReader(bytes);
  const places: number[] = [];
  let place = 0;
  while (!reader.isAtEnd) {
    const step = reader.varint();
    place += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
    places.push(place);
  }
  return Uint32Array.from(places);
}
