import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { arxivSnapshot } from '../../../src/readers/arxiv/snapshot.ts';
import type { Input } from '../../../src/readers/reading/input.ts';
import { linesIn, type StreamLine } from '../../../src/readers/reading/lines.ts';
import type { Problem } from '../../../src/readers/reading/reader.ts';

async function* pieces(...parts: readonly string[]): AsyncGenerator<string> {
  yield* parts;
}

async function lines(parts: readonly string[], longest?: number): Promise<StreamLine[]> {
  return Array.fromAsync(linesIn(pieces(...parts), longest));
}

async function texts(parts: readonly string[]): Promise<string[]> {
  return (await lines(parts)).map(({ text }) => text);
}

describe('the lines of a text in chunks', () => {
  test('are the same wherever the chunks are cut', async () => {
    const text = 'one\r\ntwo\n\nfour\rfive\u2028still five\n😀';
    const expected = ['one', 'two', '', 'four', 'five\u2028still five', '😀'];
    expect(await texts([text])).toEqual(expected);
    expect(await texts(Array.from(text))).toEqual(expected);
    for (let at = 0; at <= text.length; at++) {
      expect(await texts([text.slice(0, at), '', text.slice(at)])).toEqual(expected);
    }
  });

  test('are counted from 1, and a line end at the end begins no further line', async () => {
    expect((await lines(['a\nb\n'])).map(({ number }) => number)).toEqual([1, 2]);
    expect(await lines([])).toEqual([]);
  });

  test('are passed on cut if they are too long', async () => {
    const long = 'x'.repeat(5000);
    const [one, two, three] = await lines(['a\n', long, long, long, '\nb'], 6000);
    expect(one).toEqual({ number: 1, text: 'a', tooLong: false });
    expect(two?.tooLong).toBe(true);
    expect(two?.text).toBe('x'.repeat(2000));
    expect(three).toEqual({ number: 3, text: 'b', tooLong: false });
  });
});

const RECORDS = 50_000;
const BAD = 31_234;

function record(index: number): string {
  return JSON.stringify({
    id: `2603.${String(index).padStart(5, '0')}`,
    submitter: 'Ada Example',
    title: `On the number ${index}`,
    categories: 'math.NT',
    abstract: 'Short.',
    versions: [{ version: 'v1', created: 'Mon, 2 Mar 2026 23:59:59 GMT' }],
    authors_parsed: [['Example', 'Ada', '']],
  });
}

function streamOf(chunks: () => AsyncGenerator<string>): Input {
  return { name: 'x.jsonl', head: record(1), text: () => Promise.reject(new Error('not whole')), chunks };
}

/** The bytes of memory that are held, without what only waits to be collected. */
function heldMemory(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

describe('a file of many lines', () => {
  test('gives every record but the bad one, and keeps none in memory', async () => {
    const input = streamOf(async function* () {
      for (let index = 1; index <= RECORDS; index++) {
        yield index === BAD ? '{"id": "2603.1", "title": "cut o\n' : `${record(index)}\n`;
      }
    });
    const problems: Problem[] = [];
    let papers = 0;
    let highest = 0;
    // The code of a reader is loaded by its first record, and stays.
    const first = streamOf(() => pieces(record(1)));
    expect(await Array.fromAsync(arxivSnapshot.read(first, { captured: '2026-03-31' }))).toHaveLength(1);
    const before = heldMemory();
    for await (const reading of arxivSnapshot.read(input, { captured: '2026-03-31' })) {
      if ('problem' in reading) problems.push(reading.problem);
      else papers++;
      if (papers % 5000 === 0) highest = Math.max(highest, heldMemory() - before);
    }
    expect(papers).toBe(RECORDS - 1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: BAD, message: 'The JSON of this line is broken here.' });
    expect(highest).toBeLessThan(10 * 2 ** 20);
  });

  test('gives a problem for a line of 50 MB, and the next records', async () => {
    const input = streamOf(async function* () {
      yield `${record(1)}\n{"id": "`;
      for (let part = 0; part < 50; part++) yield 'x'.repeat(2 ** 20);
      yield `"}\n${record(2)}`;
    });
    const readings = await Array.fromAsync(arxivSnapshot.read(input, { captured: '2026-03-31' }));
    expect(readings.map((reading) => Object.keys(reading)[0])).toEqual(['paper', 'problem', 'paper']);
    expect(readings[1]).toMatchObject({
      problem: { line: 2, message: 'The line is too long for a record.' },
    });
  });
});
