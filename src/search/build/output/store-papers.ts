import { createHash } from 'node:crypto';
import { gzipSync, type ZlibOptions } from 'node:zlib';
import type { SearchDocument } from '../../format/document.ts';
import {
  BLOCKS_FILE,
  encodeBlocks,
  PAPERS_PER_FILE,
  type StoredBlock,
  storedFile,
  storedText,
} from '../../format/stored-papers.ts';
import { fnv1a } from '../../format/text-hash.ts';
import { IN_SHARD, type IndexFile } from '../../pagefind/index-writer.ts';
import { plainText } from '../../pagefind/token-ids.ts';

/** In papers. A changed paper changes the files of its block; each block costs every reader of the shard six bytes. */
const [MIN_BLOCK, MEAN_BLOCK, MAX_BLOCK] = [16, 32, 64];
const DIGEST_LENGTH = 8;

/** The files with the stored fields of the papers of a shard. The same documents in the same order give the same files. */
export function storePapers(documents: readonly SearchDocument[]): IndexFile[] {
  const blocks: StoredBlock[] = [];
  const files = splitIntoBlocks(documents).flatMap((papers): IndexFile[] => {
    const texts = textsOf(papers);
    const hash = createHash('sha256');
    for (const text of texts) hash.update(text).update('\0');
    const digest = hash.digest('base64url').slice(0, DIGEST_LENGTH);
    blocks.push({ digest, papers: papers.length });
    return texts.map((text, number) => ({ path: storedFile(digest, number), bytes: gzipSync(text, SHORT) }));
  });
  return [...files, { path: IN_SHARD + BLOCKS_FILE, bytes: Buffer.from(encodeBlocks(blocks)) }];
}

function textsOf(papers: readonly SearchDocument[]): string[] {
  return Array.from({ length: Math.ceil(papers.length / PAPERS_PER_FILE) }, (_, number) => {
    const own = papers.slice(number * PAPERS_PER_FILE, (number + 1) * PAPERS_PER_FILE);
    return storedText(own.map((paper) => ({ ...paper, content: plainText(paper.content) })));
  });
}

/** Hashes of the papers tell where blocks end, so that a paper that is added between others leaves most blocks as they are. */
function splitIntoBlocks(documents: readonly SearchDocument[]): SearchDocument[][] {
  const blocks: SearchDocument[][] = [];
  let isOpen = false;
  for (const document of documents) {
    if (!isOpen) blocks.push([]);
    const block = blocks.at(-1) ?? [];
    block.push(document);
    isOpen = block.length < MIN_BLOCK || (block.length < MAX_BLOCK && !mayEndBlock(document));
  }
  return blocks;
}

function mayEndBlock({ url }: SearchDocument): boolean {
  return Math.imul(fnv1a(url), 0x9e3779b1) >>> 0 < 2 ** 32 / (MEAN_BLOCK - MIN_BLOCK);
}

/** Options for files of a few kilobytes. The default options spend three quarters of the time on allocating memory. */
const SHORT: ZlibOptions = { windowBits: 13, memLevel: 6 };
