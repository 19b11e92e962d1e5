import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cite, type CitedItem, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { toBibtex } from '../../src/exports/bibtex/bibtex.ts';
import { toCsl } from '../../src/exports/csl.ts';
import { toRis } from '../../src/exports/ris.ts';
import { citedName } from '../../src/paper/names/names.ts';
import { CSL_TYPES } from '../../src/paper/publication.ts';
import type { Author, Paper } from '../../src/paper/schema.ts';
import { decodeInput } from '../../src/readers/reading/input.ts';
import { detectReader } from '../../src/readers/registry.ts';
import { toPlain } from '../../src/text/markdown/markdown.ts';
import { paper } from '../paper/papers.ts';

// Independent programs read the output of the exporters. Real records are not part of the project; they may
// be in a folder beside it.
const CORPORA = join(import.meta.dirname, '../../../shared/corpora');
const SAMPLES = [
  { folder: 'arxiv-oai', files: /^[1-3]\.xml$/u, papers: 100 },
  { folder: 'acl-xml', files: /\.xml$/u, papers: 50 },
  { folder: 'hf-daily', files: /^2026-0[34]/u, papers: 50 },
];
const SEED = 20260304;

function isMissing(): boolean {
  if (SAMPLES.every(({ folder }) => existsSync(join(CORPORA, folder)))) return false;
  console.warn(
    `SKIPPED: the citations of 200 real papers were not read back, because ${CORPORA} is not there.`,
  );
  return true;
}

async function readFolder(folder: string, files: RegExp): Promise<Paper[]> {
  const papers: Paper[] = [];
  for (const name of readdirSync(join(CORPORA, folder)).sort()) {
    if (!files.test(name)) continue;
    const input = decodeInput(name, readFileSync(join(CORPORA, folder, name)));
    const readings = detectReader(input)?.read(input, { captured: '2026-12-31' }) ?? [];
    for await (const reading of readings) if ('paper' in reading) papers.push(reading.paper);
  }
  return papers;
}

/** A random choice of `count` papers, which is always the same. */
function drawn(papers: readonly Paper[], count: number): Paper[] {
  const draw = fc.shuffledSubarray([...papers], { minLength: count, maxLength: count });
  return fc.sample(draw, { seed: SEED, numRuns: 1 })[0] ?? [];
}

describe.skipIf(isMissing())('the citations of 200 real papers', () => {
  let papers: Paper[];
  beforeAll(async () => {
    const read = SAMPLES.map(async (sample) =>
      drawn(await readFolder(sample.folder, sample.files), sample.papers),
    );
    papers = (await Promise.all(read)).flat();
    expect(papers.length).toBe(200);
  });

  test('are read back from BibTeX with title, authors, year and eprint', () => {
    const worded = papers.map((one) => ({ ...one, title: one.title.replace(FORMULAS, '') }));
    expect(papers.map(readBackFromBibtex)).toEqual(worded.map(knownOf));
    for (const one of papers)
      for (const formula of one.title.match(FORMULAS) ?? []) expect(toBibtex(one)).toContain(formula);
  });

  test('are read back from RIS with title, authors, year and identifiers', () => {
    expect(papers.map(readBackFromRis)).toEqual(papers.map(knownOf));
  });

  test('are valid CSL-JSON, and are read back from it with title, authors, year and eprint', () => {
    for (const one of papers) expect(faultsOf([toCsl(one)]), one.id).toEqual([]);
    expect(papers.map(readBackFromCsl)).toEqual(papers.map(knownOf));
  });
});

const NAMES: readonly (readonly [printed: string, author: Author, parts: readonly string[]])[] = [
  ['a particle', { name: 'Jan van der Voorbeeld' }, ['van der Voorbeeld', 'Jan']],
  ['a capital particle', { name: 'Maria De Luca' }, ['De Luca', 'Maria']],
  ['a suffix', { name: 'Sam Sample Jr.' }, ['Sample', 'Sam', 'Jr.']],
  ['a particle and a suffix', { name: 'Sam de la Muestra III' }, ['de la Muestra', 'Sam', 'III']],
  ['one word', { name: 'Madonna' }, ['Madonna']],
  ['accents', { name: 'Şöle Çağrı-Ünlü' }, ['Çağrı-Ünlü', 'Şöle']],
  ['more accents', { name: 'Paweł Łukaszyński Østergård' }, ['Østergård', 'Paweł Łukaszyński']],
  ['a small word between hyphens', { name: 'Luz Prueba-y-Prueba' }, ['Prueba-y-Prueba', 'Luz']],
  ['an apostrophe', { name: "Aoife O'Sampla" }, ["O'Sampla", 'Aoife']],
  ['another script', { name: '王小明' }, ['王小明']],
  ['another script, in parts', { name: '例小红', given: '小红', family: '例' }, ['例', '小红']],
  ['an organisation', { name: 'The SAMPLE Collaboration' }, ['The SAMPLE Collaboration']],
  ['two hyphens', { name: 'The SAMPLE--TEST Collaboration' }, ['The SAMPLE--TEST Collaboration']],
  [
    'an organisation with and',
    { name: 'Society for Samples and Examples' },
    ['Society for Samples and Examples'],
  ],
  [
    'a name that a source has in parts',
    { name: 'Ana María Ejemplo Prueba', given: 'Ana María', family: 'Ejemplo Prueba' },
    ['Ejemplo Prueba', 'Ana María'],
  ],
];

describe('a name', () => {
  test.each(NAMES)('with %s is read back from every format', (_, author, parts) => {
    const one = paper({ authors: [author, { name: 'Ada Example' }] });
    const expected = [parts.join('|'), 'Example|Ada'];
    expect(readBackFromBibtex(one).authors).toEqual(expected);
    expect(readBackFromRis(one).authors).toEqual(expected);
    expect(readBackFromCsl(one).authors).toEqual(expected);
  });
});

interface Known {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | undefined;
  readonly eprint: string | undefined;
}

function knownOf(one: Paper): Known {
  const { issued, number } = toCsl(one);
  const authors = (one.authors ?? []).map((author) => {
    const name = citedName(author);
    return 'literal' in name
      ? name.literal
      : joined([spaced([name.particle, name.family]), name.given, name.suffix]);
  });
  return {
    title: words(toPlain(one.title)),
    authors: authors.map(words),
    year: issued?.['date-parts'][0]?.[0],
    eprint: number?.replace('arXiv:', ''),
  };
}

// Programs differ in the plain text of a formula; in BibTeX it is TeX.
const FORMULAS = /(?<!\\)\$(?:\\.|[^$\\])+\$/gu;

function readBackFromBibtex(one: Paper): Known {
  const text = toBibtex(one).replace(FORMULAS, '');
  const [entry] = plugins.input.chainLink(text);
  return known(new Cite(text).data[0], entry?.properties.eprint);
}

function readBackFromRis(one: Paper): Known {
  const text = toRis(toCsl(one));
  return known(new Cite(text).data[0], /^AN {2}- arXiv:(.*)\r$/mu.exec(text)?.[1]);
}

function readBackFromCsl(one: Paper): Known {
  const [item] = new Cite(JSON.stringify([toCsl(one)])).data;
  const number = item?.number;
  return known(item, typeof number === 'string' ? number.replace('arXiv:', '') : undefined);
}

function known(item: CitedItem | undefined, eprint: string | undefined): Known {
  const authors = (item?.author ?? []).map((name) => {
    const particles = [name['dropping-particle'], name['non-dropping-particle']];
    return name.literal ?? joined([spaced([...particles, name.family]), name.given, name.suffix]);
  });
  return {
    title: words(item?.title ?? ''),
    authors: authors.map(words),
    year: item?.issued?.['date-parts']?.[0]?.[0],
    eprint,
  };
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('|');
}

function spaced(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

/** A text as it reads. */
function words(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

// https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json, as far as Broadsheet goes.
const text = { type: 'string', minLength: 1 };
const names = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'].map((key) => [
        key,
        text,
      ]),
    ),
  },
};
const schema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['type', 'id'],
    additionalProperties: false,
    properties: {
      type: { enum: CSL_TYPES },
      id: text,
      author: names,
      editor: names,
      issued: {
        type: 'object',
        required: ['date-parts'],
        additionalProperties: false,
        properties: {
          'date-parts': {
            type: 'array',
            minItems: 1,
            maxItems: 2,
            items: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'integer' } },
          },
        },
      },
      ...Object.fromEntries(
        [
          ...['abstract', 'archive', 'archive_location', 'collection-number', 'collection-title'],
          ...['container-title', 'DOI', 'edition', 'event-place', 'event-title', 'genre', 'ISBN', 'ISSN'],
          ...['issue', 'keyword', 'note', 'number', 'page', 'PMID', 'publisher', 'publisher-place'],
          ...['title', 'URL', 'volume'],
        ].map((key) => [key, text]),
      ),
    },
  },
};
const isCsl = new Ajv({ strict: true }).compile(schema);

function faultsOf(items: unknown): string[] {
  return isCsl(items)
    ? []
    : (isCsl.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
