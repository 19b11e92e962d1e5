import { DIRECTORY_FILE, encodeDirectory } from '../../../semantic/directory.ts';
import type {
  RepeatedTerms,
  SegmentPapers,
  SegmentSizes,
  SegmentTerms,
  WriteFile,
} from './segment-inputs.ts';
import { writeClusters } from './write-clusters.ts';
import { writeTermBlocks } from './write-term-blocks.ts';

/**
 * Writes a segment of the semantic index. The time grows with the papers; the memory is the codes and a few bytes a
 * paper, because the terms are read one after the other.
 * @returns what the next segment does not repeat.
 */
export function writeSegment(
  papers: SegmentPapers,
  terms: SegmentTerms,
  sizes: SegmentSizes,
  write: WriteFile,
): RepeatedTerms {
  const { dimensions } = terms.vectorizer;
  const clusters = writeClusters(papers, dimensions, sizes.cluster, write);
  const blocks = writeTermBlocks(papers, terms, { numbers: clusters.numbers, sizes }, write);
  const directory = encodeDirectory({
    dimensions,
    papers: papers.lengths.length,
    starts: blocks.starts,
    frequent: blocks.frequent,
    common: blocks.common,
    sizes: clusters.sizes,
    centres: clusters.centres,
  });
  write(DIRECTORY_FILE, directory);
  return { common: new Set(blocks.common.keys()), known: blocks.known };
}
