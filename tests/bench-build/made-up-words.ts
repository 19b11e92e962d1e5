import { randomOf } from '../../scripts/bench-search/random.ts';
import { parseTopicsFile } from '../../src/catalog/topics/topics-file.ts';
import { quantizeVectors, type WordVectors } from '../../src/vectors/model/word-vectors.ts';

const SYLLABLES = ['ba', 'ko', 'mi', 'lu', 'te', 'ra', 'no', 'pe', 'vi', 'du'];
const DIMENSIONS = 4;

/** A hundred words. Words are less frequent in this order, and those that begin with `ba` are near to each other. */
export const WORDS: readonly string[] = SYLLABLES.flatMap((one) =>
  SYLLABLES.map((other) => `${one}${other}k`),
);

/** Vectors of the words: their lengths grow as the words become less frequent. */
export function madeUpVectors(): WordVectors {
  const random = randomOf(1);
  const vectors = WORDS.flatMap((word, rank) => {
    const near = word.startsWith('ba') ? [1, 0.1 * random(), 0, 0] : [0, random(), random(), random()];
    const length = Math.hypot(...near);
    return near.map((component) => (component / length) * (1 + rank / 10));
  });
  return quantizeVectors(WORDS, Float32Array.from(vectors), DIMENSIONS);
}

export const TOPICS_TEXT = `# A comment of the owner.
groups: [Methods]
topics:
  - slug: one
    label: Baba
    group: Methods
    description: The first topic.
    phrases: [babak bakok, bamik*]   # the best phrases
    categories: [cs.CL]
  - slug: two
    label: Koko
    group: Methods
    description: The second topic.
    phrases:
      - kokok komik
      - kolut
`;

export const TOPICS = parseTopicsFile(TOPICS_TEXT, 'topics.yaml');
