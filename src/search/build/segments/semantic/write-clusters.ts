import { cluster } from '../../../../vectors/quantization/k-means.ts';
import { COARSE } from '../../../../vectors/quantization/scalar-quantizer.ts';
import { encodeCluster, encodePlaces } from '../../../semantic/cluster-file.ts';
import { clusterFile, PLACES_FILE } from '../../../semantic/directory.ts';
import type { SegmentPapers, WriteFile } from './segment-inputs.ts';

/** How the papers of a segment were divided into clusters. */
export interface WrittenClusters {
  /** The number of papers in each cluster. */
  readonly sizes: Uint32Array;
  /** The codes of the centres, one after the other. */
  readonly centres: Uint8Array;
  /** The number of the paper at each place. */
  readonly numbers: Uint32Array;
}

/** Numbers the papers cluster by cluster, and writes a file for each. */
export function writeClusters(
  { codes, lengths }: SegmentPapers,
  dimensions: number,
  size: number,
  write: WriteFile,
): WrittenClusters {
  const { centres, assignment } = cluster(codes, dimensions, size);
  const length = COARSE.codeLength(dimensions);
  const members: number[][] = Array.from(
    { length: centres.length / COARSE.codeLength(dimensions) },
    () => [],
  );
  for (const [place, own] of assignment.entries()) members[own]?.push(place);
  const numbers = new Uint32Array(lengths.length);
  let next = 0;
  for (const [number, places] of members.entries()) {
    const own = new Uint8Array(places.length * length);
    for (const [at, place] of places.entries()) {
      numbers[place] = next;
      next += 1;
      own.set(codes.subarray(place * length, (place + 1) * length), at * length);
    }
    write(clusterFile(number), encodeCluster({ places: Uint32Array.from(places), codes: own }));
  }
  write(PLACES_FILE, encodePlaces(Uint32Array.from(members.flat())));
  return { sizes: Uint32Array.from(members, (own) => own.length), centres, numbers };
}
