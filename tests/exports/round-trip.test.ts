import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBibtex } from '../../src/exports/bibtex/bibtex.ts';
import { toCsl } from '../../src/exports/csl.ts';
import { toRis } from '../../src/exports/ris.ts';
import { CSL_TYPES } from '../../src/paper/publication.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { bibtex } from '../../src/readers/bibtex/bibtex.ts';
import { cslJson } from '../../src/readers/csl/csl-json.ts';
import { decodeInput } from '../../src/readers/reading/input.ts';
import type { Reader } from '../../src/readers/reading/reader.ts';
import { ris } from '../../src/readers/ris/ris.ts';
import { factsOf, worksOf } from './works.ts';

interface Format {
  readonly reader: Reader;
  readonly write: (paper: Paper) => string;
  /** The types that the format does not have, and the types as which they are read back. */
  readonly others: Partial<Readonly<Record<string, (typeof CSL_TYPES)[number]>>>;
}

const FORMATS: readonly (readonly [string, Format])[] = [
  ['BibTeX', { reader: bibtex, write: (paper) => toBibtex(paper), others: { collection: 'book' } }],
  [
    'RIS',
    {
      reader: ris,
      write: (paper) => toRis(toCsl(paper)),
      others: { collection: 'book', review: 'article-journal' },
    },
  ],
  ['CSL-JSON', { reader: cslJson, write: (paper) => JSON.stringify([toCsl(paper)]), others: {} }],
];

describe.each(FORMATS)('%s', (_, { reader, write, others }) => {
  test.each(CSL_TYPES)('reads back all facts of a work of the type %s', async (type) => {
    await fc.assert(
      fc.asyncProperty(worksOf(type), async (paper) => {
        const text = write(paper);
        const back = factsOf(await readBack(reader, text));
        const publication = { ...paper.publication, type: others[type] ?? type };
        expect({ text, back }).toEqual({ text, back: factsOf({ ...paper, publication }) });
      }),
      { numRuns: 40 },
    );
  });
});

async function readBack(reader: Reader, text: string): Promise<Paper> {
  for await (const reading of reader.read(decodeInput('file', Buffer.from(text)), {
    captured: '2026-12-31',
  })) {
    if ('paper' in reading) return reading.paper;
    if ('problem' in reading) throw new Error(reading.problem.message);
  }
  throw new Error('There is no paper.');
}
