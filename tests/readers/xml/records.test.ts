import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paperSchema } from '../../../src/paper/schema.ts';
import { aclXml } from '../../../src/readers/acl/acl-xml.ts';
import { arxivAnnouncements } from '../../../src/readers/arxiv/announcements.ts';
import { arxivAtom } from '../../../src/readers/arxiv/atom.ts';
import { arxivOai } from '../../../src/readers/arxiv/oai.ts';
import { decodeInput, type Input, InputError } from '../../../src/readers/reading/input.ts';
import type { Problem, Reader, Reading } from '../../../src/readers/reading/reader.ts';
import { xmlRecords } from '../../../src/readers/xml/records.ts';
import { textIn } from '../../../src/readers/xml/tree.ts';
import { serialize } from '../../../src/store/document.ts';
import { growthOf } from '../../growth.ts';

const CASES = join(import.meta.dirname, '../cases');
const OPTIONS = { captured: '2026-03-04' };

const READERS: readonly (readonly [Reader, readonly string[]])[] = [
  [arxivOai, ['records-with-every-field', 'raw-records-with-their-versions']],
  [arxivAtom, ['namespaces-on-the-root', 'namespaces-on-every-element']],
  [arxivAnnouncements, ['a-day-as-rss', 'a-day-as-atom']],
  [aclXml, ['a-volume-of-proceedings', 'papers-that-were-taken-back']],
];

function original(reader: Reader, name: string): string {
  return readFileSync(join(CASES, reader.name, name, 'input.xml'), 'utf8');
}

/** An input that never stands in memory as a whole. */
function streamed(chunks: Iterable<string>): Input {
  const input = decodeInput('stream.xml', Buffer.from('<x/>'));
  return {
    ...input,
    chunks: async function* () {
      yield* chunks;
    },
  };
}

async function readAll(reader: Reader, input: Input): Promise<Reading[]> {
  const readings: Reading[] = [];
  for await (const reading of reader.read(input, OPTIONS)) readings.push(reading);
  return readings;
}

const HEAD = '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>';
const TAIL = '</ListRecords></OAI-PMH>';

function record(number: number, { title = 'A Title', authors = '' } = {}): string {
  const id = `2603.${String(number).padStart(5, '0')}`;
  return `<record><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>${id}</id><created>2026-03-02</created><authors>${authors}</authors><title>${title}</title><categories>cs.CL</categories><abstract>Words.</abstract></arXiv></metadata></record>`;
}

function problems(readings: readonly Reading[]): Problem[] {
  return readings.flatMap((reading) => ('problem' in reading ? [reading.problem] : []));
}

function ids(readings: readonly Reading[]): string[] {
  return readings.flatMap((reading) => ('paper' in reading ? [reading.paper.id] : []));
}

describe('the records of an XML file', () => {
  test.each([1, 2, 7, 64])(
    'are the same in chunks of %d characters, even if they are broken',
    async (size) => {
      for (const [reader, names] of READERS) {
        const text = `${original(reader, names[0] ?? '')}`
          .replace('</title>', '</titel>')
          .replaceAll('\n', '\r\n');
        const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
          text.slice(index * size, (index + 1) * size),
        );
        expect(await readAll(reader, streamed(pieces))).toEqual(await readAll(reader, streamed([text])));
      }
    },
  );

  test('have the position of each element, with any line ends', async () => {
    const text = '<r>\r\n <record>\r  <a>x</a>\n <b>\r\ny</b></record></r>';
    const places: unknown[] = [];
    for await (const reading of xmlRecords(streamed([text]), { records: ['record'] })) {
      if ('problem' in reading) throw new Error(reading.problem.message);
      const { element, locate, raw } = reading.record;
      expect(raw).toBe(text.slice(6, -4));
      places.push(locate());
      for (const child of element.children)
        if (typeof child !== 'string') places.push([textIn(child).trim(), locate(child)]);
    }
    expect(places).toEqual([
      { line: 2, column: 2 },
      ['x', { line: 3, column: 3 }],
      ['y', { line: 4, column: 2 }],
    ]);
  });

  test('are all found around any number of broken ones', async () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      index % 3 === 1 ? record(index).replace('</id>', '') : record(index),
    );
    const readings = await readAll(arxivOai, streamed([HEAD, ...many, TAIL]));
    expect(ids(readings)).toHaveLength(2000);
    expect(problems(readings)).toHaveLength(1000);
  });
});

describe('hostile XML', () => {
  test('does not expand the entities of a document type, nor read other files', async () => {
    const bomb = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
      '',
    );
    const doctype = `<!DOCTYPE x [<!ENTITY l0 "lol">${bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const readings = await readAll(
      arxivOai,
      streamed([doctype, HEAD, record(1, { title: '&l10;' }), record(2, { title: '&f;' }), record(3), TAIL]),
    );
    expect(ids(readings)).toEqual(['2603.00003']);
    expect(problems(readings).map(({ message }) => message)).toEqual(
      Array(2).fill(
        'It uses an entity that XML itself does not define; entities of a document type are never expanded.',
      ),
    );
  });

  test.each([
    ['a text', 400, () => [HEAD, record(1), '<record><metadata>'], 'x'.repeat(65_536)],
    ['an attribute', 400, () => [HEAD, record(1), '<record a="'], 'x'.repeat(65_536)],
    ['a comment', 400, () => [HEAD, record(1), '<!--'], ' '.repeat(65_536)],
    ['a document type', 400, () => ['<!DOCTYPE x [', ''], 'x'.repeat(65_536)],
    ['the name of a tag', 400, () => [HEAD, record(1), '<'], 'x'.repeat(65_536)],
    ['tags inside of tags', 400, () => [HEAD, record(1), '<record>'], '<a>'.repeat(20_000)],
    ['elements of one record', 400, () => [HEAD, record(1), '<record>'], '<a/>'.repeat(16_000)],
    ['opening tags of records', 2, () => [HEAD, record(1)], '<record>'.repeat(2000)],
  ])(
    'is cut short within bounded memory and in proportional time: %s without end',
    async (_, count, start, filling) => {
      const before = process.memoryUsage().rss;
      const read = async (times: number) => {
        let last: string | undefined;
        let longest = 0;
        const chunks = [...start(), ...new Array<string>(times).fill(filling), `${record(2)}${TAIL}`];
        for await (const reading of arxivOai.read(streamed(chunks), OPTIONS)) {
          if ('problem' in reading) longest = Math.max(longest, reading.problem.raw.length);
          last = ids([reading])[0] ?? last;
        }
        expect(last).toBe('2603.00002');
        expect(longest).toBeGreaterThan(0);
        expect(longest).toBeLessThan(5_000_000);
      };
      expect(await growthOf(read, count)).toBeLessThan(3);
      expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
    },
  );

  test('may have ten thousand authors', async () => {
    const authors = Array.from(
      { length: 10_000 },
      (_, n) => `<author><keyname>Example${n}</keyname><forenames>Ada</forenames></author>`,
    ).join('');
    const [reading] = await readAll(arxivOai, streamed([HEAD, record(1, { authors }), TAIL]));
    const paper = reading !== undefined && 'paper' in reading ? reading.paper : undefined;
    expect(paper?.authors).toHaveLength(10_000);
    expect(paper?.authors?.at(-1)?.name).toBe('Ada Example9999');
  });
});

const mutation = fc.record({
  kind: fc.constantFrom('cut', 'duplicate', 'flip', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 300 }),
  extra: fc.oneof(
    fc.string({ maxLength: 6, unit: 'binary' }),
    fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      ']]>',
      '<![CDATA[',
      '<!--',
      '-->',
      '<?xml ',
      '</',
      '/>',
      '&x;',
      '&#0;',
    ),
    fc.constantFrom(
      '&#x110000;',
      '&#xD800;',
      '\u0001',
      '\uFFFF',
      '<record>',
      '</record>',
      '<item>',
      '<paper id="1">',
    ),
    fc.constantFrom(
      '<volume>',
      '</volume>',
      '<!DOCTYPE x [<!ENTITY y "z">]>',
      ' xmlns=""',
      ' xmlns:a="b"',
      '<x:y>',
    ),
  ),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutated(text: string, { kind, at, length, extra }: Mutation): string {
  const from = Math.floor(at * text.length);
  const [before, part, after] = [
    text.slice(0, from),
    text.slice(from, from + length),
    text.slice(from + length),
  ];
  if (kind === 'cut') return before + after;
  if (kind === 'duplicate') return before + part + part + after;
  if (kind === 'insert') return before + extra + part + after;
  return before + String.fromCharCode(part.charCodeAt(0) ^ (1 << (length % 7))) + part.slice(1) + after;
}

async function check(reader: Reader, text: string): Promise<void> {
  let readings: Reading[];
  try {
    readings = await readAll(reader, decodeInput('x.xml', Buffer.from(text)));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return;
  }
  const lines = text.toWellFormed().split(/\r\n|[\n\r]/);
  for (const reading of readings) {
    if ('problem' in reading) {
      const { line, column, message, hint, raw } = reading.problem;
      expect(column).toBeGreaterThan(0);
      expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
      expect([message, hint]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
      expect(raw).not.toBe('');
    } else if ('paper' in reading) {
      expect(paperSchema.parse(reading.paper)).toEqual(reading.paper);
      serialize(reading.paper);
    } else expect(reading.skipped).toMatch(/\.$/);
  }
}

describe.each(READERS.map(([reader, names]) => ({ name: reader.name, reader, names })))(
  'damaged input of $name',
  ({ reader, names }) => {
    test('gives only papers that can be stored and problems with a position', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...names.map((name) => original(reader, name))),
          fc.array(mutation, { minLength: 1, maxLength: 4 }),
          async (text, mutations) => check(reader, mutations.reduce(mutated, text)),
        ),
        { numRuns: 300, seed: 20260304 },
      );
    });
  },
);
