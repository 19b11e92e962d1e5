import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { TargetRenderer } from '../../../src/building/rendering/render-process.ts';
import type { StringifiedTarget } from '../../../src/building/rendering/worker-messages.ts';
import { renderTargets } from '../../../src/building/rendering/worker-pool.ts';

const setup = { compiledDir: '', snapshot: '', outDir: '', frame: { groups: [] } } as never;
const listener = { onRendered: () => {}, onWarning: () => {} };
const targetAt = (at: number): StringifiedTarget => ({
  pattern: '/papers/[id]',
  params: { id: String(at) },
  json: '{}',
  inputs: '',
  papers: '',
});

/** Processes that take a moment for each batch, and what they got. */
class Processes {
  readonly rendered: string[] = [];
  started = 0;
  ended = 0;
  /** The most targets that were listed and not yet rendered. */
  mostOpen = 0;
  listed = 0;
  failsAt: string | undefined;

  readonly start = (): TargetRenderer => {
    this.started += 1;
    let queue = Promise.resolve();
    return {
      render: (targets) => {
        queue = queue.then(async () => {
          await wait(1);
          for (const { params } of targets) {
            if (params.id === this.failsAt) throw new Error(`The page ${params.id} could not be rendered.`);
            this.rendered.push(params.id ?? '');
          }
        });
        return queue;
      },
      end: () => {
        this.ended += 1;
      },
    };
  };

  *list(count: number, isKept: (at: number) => boolean = () => false) {
    for (let at = 0; at < count; at += 1) {
      if (isKept(at)) yield undefined;
      else {
        this.listed += 1;
        this.mostOpen = Math.max(this.mostOpen, this.listed - this.rendered.length);
        yield targetAt(at);
      }
    }
  }

  run(targets: Iterable<StringifiedTarget | undefined>): Promise<void> {
    return renderTargets(targets, setup, listener, this.start);
  }
}

describe('targets', () => {
  test('are each rendered once, by at most as many processes as there are cores', async () => {
    const processes = new Processes();
    await processes.run(processes.list(5003));
    expect(new Set(processes.rendered).size).toBe(5003);
    expect(processes.rendered).toHaveLength(5003);
    expect(processes.started).toBeGreaterThanOrEqual(Math.min(2, availableParallelism()));
    expect(processes.started).toBeLessThanOrEqual(availableParallelism());
    expect(processes.ended).toBe(processes.started);
  });

  test('are never in memory all at once', async () => {
    const processes = new Processes();
    await processes.run(processes.list(5003));
    expect(processes.mostOpen).toBeLessThan(500 + 60 * availableParallelism());
  });

  test('get one process, before the first is listed, if few are stale', async () => {
    const processes = new Processes();
    const targets = (function* () {
      expect(processes.started).toBe(1);
      yield* processes.list(3000, (at) => at % 1000 !== 0);
    })();
    await processes.run(targets);
    expect(processes.started).toBe(1);
    expect(processes.rendered).toEqual(['0', '1000', '2000']);
    expect(processes.ended).toBe(1);
  });

  test('may all be kept', async () => {
    const processes = new Processes();
    await processes.run(processes.list(3000, () => true));
    expect(processes.started).toBe(1);
    expect(processes.ended).toBe(1);
  });

  test('of an update get one process, so that the one that lists them has a core for itself', async () => {
    const processes = new Processes();
    await processes.run(processes.list(3000, (at) => at % 20 !== 0));
    expect(processes.rendered).toHaveLength(150);
    expect(processes.started).toBe(1);
  });

  test('that cannot be rendered end the build, and all processes', async () => {
    const processes = new Processes();
    processes.failsAt = '1234';
    await expect(processes.run(processes.list(5003))).rejects.toThrow('The page 1234 could not be rendered.');
    expect(processes.ended).toBe(processes.started);
    expect(processes.listed).toBeLessThan(5003);
  });

  test('that cannot be listed end all processes', async () => {
    const processes = new Processes();
    const targets = (function* () {
      yield* processes.list(500);
      throw new Error('Two pages have the same file.');
    })();
    await expect(processes.run(targets)).rejects.toThrow('Two pages have the same file.');
    expect(processes.ended).toBe(processes.started);
  });
});
