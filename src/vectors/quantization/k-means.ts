import { InterleavedProducts } from './interleaved-products.ts';
import { COARSE } from './scalar-quantizer.ts';
import { lengthOf } from './vector-length.ts';

/** Vectors in clusters. */
export interface Clustering {
  /** The {@link COARSE} code of the centre of each cluster. */
  readonly centres: Uint8Array;
  /** The cluster of each vector. */
  readonly assignment: Uint16Array;
}

const ROUNDS = 6;
/** So many vectors a centre are enough to find it. All vectors are assigned in the last round. */
const SAMPLED = 64;

/**
 * Distributes vectors over clusters of about `size` vectors that have nearly the same direction: k-means in two levels, first
 * into few clusters, then each of these into its own. So the time grows with n × √(n ÷ size). The same codes give the same
 * clusters. https://en.wikipedia.org/wiki/K-means_clustering
 * @param codes the {@link COARSE} codes of all vectors, one after the other.
 */
export function cluster(codes: Uint8Array, dimensions: number, size: number): Clustering {
  const vectors = codes.length / COARSE.codeLength(dimensions);
  const assignment = new Uint16Array(vectors);
  const centres: Uint8Array[] = [];
  const all = Uint32Array.from({ length: vectors }, (_, number) => number);
  const wanted = Math.max(1, Math.round(vectors / size));
  for (const coarse of divide(codes, dimensions, all, Math.ceil(Math.sqrt(wanted))))
    for (const { members, centre } of divide(
      codes,
      dimensions,
      coarse.members,
      Math.max(1, Math.round(coarse.members.length / size)),
    )) {
      for (const number of members) assignment[number] = centres.length;
      centres.push(centre);
    }
  return { centres: concatenate(centres), assignment };
}

interface Cluster {
  readonly members: Uint32Array;
  readonly centre: Uint8Array;
}

/** Divides some of the vectors into at most `count` clusters, none of them empty. */
function divide(codes: Uint8Array, dimensions: number, members: Uint32Array, count: number): Cluster[] {
  // Vectors at equal distances in the list are the first centres: papers are listed by age, so these are of all times.
  let centres = Array.from({ length: Math.min(count, members.length) }, (_, at) =>
    centreOf(
      codes,
      dimensions,
      members.subarray(
        Math.floor((at * members.length) / count),
        Math.floor((at * members.length) / count) + 1,
      ),
    ),
  );
  const sample = spread(members, SAMPLED * count);
  let clusters: Uint32Array[] = [];
  const rounds = count === 1 ? 1 : ROUNDS;
  for (let round = 1; round <= rounds; round += 1) {
    clusters = nearest(codes, round < rounds ? sample : members, centres).filter((own) => own.length > 0);
    centres = clusters.map((own) => centreOf(codes, dimensions, own));
  }
  return clusters.map((own, at) => ({
    members: own,
    centre: COARSE.encode(centres[at] ?? new Float32Array(dimensions)),
  }));
}

/** At most `limit` of the members, at equal distances in the list. */
function spread(members: Uint32Array, limit: number): Uint32Array {
  if (members.length <= limit) return members;
  return Uint32Array.from(
    { length: limit },
    (_, at) => members[Math.floor((at * members.length) / limit)] ?? 0,
  );
}

/** The vectors nearest to each centre. */
function nearest(codes: Uint8Array, members: Uint32Array, centres: readonly Float32Array[]): Uint32Array[] {
  const products = new InterleavedProducts(centres, COARSE);
  const best = Uint16Array.from(members, (number) => products.highest(codes, number));
  const sizes = new Uint32Array(centres.length);
  for (const own of best) sizes[own] = (sizes[own] ?? 0) + 1;
  const clusters = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(centres.length);
  for (let at = 0; at < members.length; at += 1) {
    const own = best[at] ?? 0;
    const place = filled[own] ?? 0;
    const list = clusters[own];
    if (list !== undefined) list[place] = members[at] ?? 0;
    filled[own] = place + 1;
  }
  return clusters;
}

/** The direction of the sum of some vectors, with length 1. */
function centreOf(codes: Uint8Array, dimensions: number, members: Uint32Array): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const number of members) COARSE.add(codes, number, 1, sum);
  const length = lengthOf(sum);
  return length === 0 ? sum : sum.map((component) => component / length);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
