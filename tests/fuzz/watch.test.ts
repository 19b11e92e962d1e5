import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { Board } from '../../scripts/fuzz/board.ts';
import { watch } from '../../scripts/fuzz/watch.ts';

/** A worker that reads eight mutants, with `doing` for each `number`. */
function workerThat(doing: string, { memory }: Board, from: number): Worker {
  const code = `
    const { workerData } = require('node:worker_threads');
    const numbers = new Int32Array(workerData.memory);
    for (let number = workerData.from; number < 8; number++) {
      Atomics.store(numbers, 0, number);
      ${doing};
      Atomics.add(numbers, 1, 1);
    }
    Atomics.store(numbers, 0, 8);`;
  const resourceLimits = { maxOldGenerationSizeMb: 32 };
  return new Worker(code, { eval: true, workerData: { memory, from }, resourceLimits });
}

async function watched(doing: string, { mostFailures = 5, limit = 1000 } = {}) {
  const board = new Board();
  const start = (from: number) => workerThat(doing, board, from);
  const result = await watch({ board, count: 8, limit, mostFailures, start });
  return { ...result, papers: board.get('papers'), slowest: board.get('slowest') };
}

describe('the watch over a worker', () => {
  test('lets one that does its work do so', async () => {
    expect(await watched('')).toMatchObject({ failures: [], read: 8, papers: 8 });
  });

  test('interrupts a loop that never ends, and goes on behind it', async () => {
    const { failures, read, papers, slowest } = await watched('while (number === 3);');
    expect(failures).toEqual([{ number: 3, reason: 'It took more than 1 s.' }]);
    expect({ read, papers }).toEqual({ read: 8, papers: 7 });
    expect(slowest).toBeGreaterThanOrEqual(1_000_000);
  });

  test('goes on behind an error, with its reason', async () => {
    const { failures, papers } = await watched('if (number % 4 === 0) throw new TypeError("no " + number)');
    expect(failures.map(({ number }) => number)).toEqual([0, 4]);
    expect(failures[1]?.reason).toContain('TypeError: no 4');
    expect(papers).toBe(6);
  });

  test('goes on behind one for which the memory does not do', async () => {
    const { failures } = await watched(
      'if (number === 7) for (const all = []; ; ) all.push({ at: all.length })',
      { limit: 25_000 },
    );
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({ number: 7, reason: expect.stringContaining('memory') });
  });

  test('takes a worker that just ends for one that failed', async () => {
    const { failures } = await watched('if (number === 2) process.exit(3)');
    expect(failures).toEqual([{ number: 2, reason: 'It did not finish (exit code 3).' }]);
  });

  test('does not take a worker for done that ends early without a complaint', async () => {
    const { failures, read } = await watched('if (number === 2) process.exit(0)');
    expect(failures).toEqual([{ number: 2, reason: 'It did not finish (exit code 0).' }]);
    expect(read).toBe(8);
  });

  test('stops when there are enough failures', async () => {
    const { failures, read } = await watched('throw new Error("always")', { mostFailures: 2 });
    expect(failures).toHaveLength(2);
    expect(read).toBe(2);
  });

  test('does not go on where no worker can start', async () => {
    const board = new Board();
    const start = () => new Worker('throw new Error("no module")', { eval: true });
    const result = watch({ board, count: 8, limit: 1000, mostFailures: 5, start });
    await expect(result).rejects.toThrow(/could not start: [\s\S]*Error: no module/);
  });
});
