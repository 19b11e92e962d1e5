import type { TrainingDocument } from './corpus.ts';
import type { Random } from './random.ts';

/** Two texts about the same subject, as the numbers of their distinct terms. */
export interface Pair {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
}

/**
 * A pair of texts of one paper: in half of the cases its title and its abstract, otherwise one sentence and all the rest. A
 * request is like a title or like a sentence, so the vectors learn both.
 */
export function pairOf({ title, sentences }: TrainingDocument, random: Random): Pair {
  const [isTitle, chosen] = [random() < 0.5, Math.floor(random() * sentences.length)];
  const sentence = sentences[chosen];
  if (isTitle || sentence === undefined || sentences.length === 1)
    return { left: title, right: distinct(sentences) };
  return { left: sentence, right: distinct([title, ...sentences.filter((_, at) => at !== chosen)]) };
}

function distinct(lists: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(new Set(lists.flatMap((list) => [...list])));
}
