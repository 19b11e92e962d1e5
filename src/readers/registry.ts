import { aclXml } from './acl/acl-xml.ts';
import { arxivAnnouncements } from './arxiv/announcements.ts';
import { arxivAtom } from './arxiv/atom.ts';
import { arxivOai } from './arxiv/oai.ts';
import { arxivSnapshot } from './arxiv/snapshot.ts';
import { bibtex } from './bibtex/bibtex.ts';
import { cslJson } from './csl/csl-json.ts';
import { hfDaily } from './hf/daily.ts';
import { hfPaper } from './hf/paper.ts';
import { listing } from './listing/listing.ts';
import type { Input } from './reading/input.ts';
import type { Reader } from './reading/reader.ts';
import { ris } from './ris/ris.ts';

/** The readers of all formats. */
export const readers: readonly Reader[] = [
  arxivOai,
  arxivAtom,
  arxivAnnouncements,
  aclXml,
  arxivSnapshot,
  hfDaily,
  hfPaper,
  bibtex,
  ris,
  cslJson,
  listing,
];

/** The reader with the highest confidence; `undefined` if none recognises the input. */
export function detectReader(input: Input): Reader | undefined {
  const [best] = readers
    .map((reader) => ({ reader, sure: reader.detect(input) }))
    .filter(({ sure }) => sure > 0)
    .sort((a, b) => b.sure - a.sure);
  return best?.reader;
}

/** The reader with that name, for `--format`. */
export function readerNamed(name: string): Reader | undefined {
  return readers.find((reader) => reader.name === name);
}
