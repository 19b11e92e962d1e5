import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeInput, HEAD_LENGTH, type Input } from '../../../src/readers/reading/input.ts';
import { inputFrom, openInput } from '../../../src/readers/reading/open-input.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-opening-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

async function piecesOf(input: Input): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of input.chunks()) pieces.push(piece);
  return pieces;
}

// Longer than a head, with characters of one to four bytes at every offset.
const long = 'aé漢🜚'.repeat(HEAD_LENGTH / 3);

describe('opening a file', () => {
  test('gives its text as a whole, in chunks and by its beginning', async () => {
    const input = await openInput('long.txt', await file('long.txt', long));
    expect(await input.text()).toBe(long);
    const pieces = await piecesOf(input);
    expect(pieces.join('')).toBe(long);
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
    expect(long.startsWith(input.head.slice(0, -1))).toBe(true);
  });

  test('decompresses gzip, by the content and not by the name', async () => {
    const input = await openInput('2026-03-04.json', await file('zipped.json', gzipSync(long)));
    expect(input.day).toBe('2026-03-04');
    expect(await input.text()).toBe(long);
    expect((await piecesOf(input)).join('')).toBe(long);
    expect(await (await inputFrom('standard input', gzipSync('over a pipe'))).text()).toBe('over a pipe');
  });

  test('streams a file that is too large to be read at once', async () => {
    const line = `${'x'.repeat(1023)}\n`;
    const input = await openInput('large.txt', await file('large.txt', line.repeat(33 * 1024)));
    let [length, count] = [0, 0];
    for await (const piece of input.chunks()) [length, count] = [length + piece.length, count + 1];
    expect(length).toBe(33 * 1024 * 1024);
    expect(count).toBeGreaterThan(100);
  });

  test.each([
    ['an empty file', '', 'The file is empty.'],
    ['white space', ' \n\t\n', 'The file holds only white space.'],
    ['bytes that are no text', Uint8Array.from([0x89, 0x50, 0, 1, 2]), 'The file is not text.'],
    ['an empty archive', gzipSync(''), 'The file is empty.'],
    [
      'an archive that was cut off',
      gzipSync('a short text').subarray(0, 20),
      'The gzip file is damaged or cut off.',
    ],
  ])('fails for %s with the reason', async (_, content, message) => {
    const path = await file('bad', content);
    await expect(openInput('bad', path).then(({ name }) => name)).rejects.toThrow(message);
  });

  test('stops in a gzip file that holds far more text than its size lets expect', async () => {
    const bomb = gzipSync('x'.repeat(2 ** 22));
    const input = await inputFrom('bomb.gz', bomb, 2 ** 20);
    let length = 0;
    const read = async () => {
      for await (const piece of input.chunks()) length += piece.length;
    };
    await expect(read()).rejects.toThrow(
      'The gzip file holds more than 1 MiB, far more than a file of its size',
    );
    expect(length).toBeLessThanOrEqual(2 ** 20);
    expect(await (await inputFrom('large.gz', bomb)).text()).toHaveLength(2 ** 22);
  });

  test('fails in the middle of a gzip file that is cut off', async () => {
    // Noise, so that what comes before the break is longer than a head.
    const noise = Array.from({ length: 300_000 }, (_, i) => ((i * 2654435761) >>> 8).toString(36)).join('');
    const whole = gzipSync(noise);
    const input = await openInput('half.gz', await file('half.gz', whole.subarray(0, whole.length / 2)));
    await expect(input.text()).rejects.toThrow('The gzip file is damaged or cut off.');
  });

  test('never splits a character between two chunks of a text in memory', async () => {
    const text = `${'x'.repeat(HEAD_LENGTH - 1)}🜚${'y'.repeat(10)}`;
    const pieces = await piecesOf(decodeInput('a.txt', Buffer.from(text)));
    expect(pieces.join('')).toBe(text);
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
  });
});
