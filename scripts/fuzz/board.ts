/** Counters in shared memory: the watcher sees them while the worker runs, and after it has ended. */
const CELLS = ['current', 'papers', 'problems', 'skipped', 'refused', 'slowest'] as const;

type Cell = (typeof CELLS)[number];

/**
 * Counters of a worker: the number of the mutant that is being read (one less than the first before the
 * start; the count of mutants at the end), the numbers of results, and the longest time in µs.
 */
export class Board {
  readonly memory: SharedArrayBuffer;
  readonly #numbers: Int32Array;

  constructor(memory = new SharedArrayBuffer(CELLS.length * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#numbers = new Int32Array(memory);
  }

  get(cell: Cell): number {
    return Atomics.load(this.#numbers, CELLS.indexOf(cell));
  }

  set(cell: Cell, value: number): void {
    Atomics.store(this.#numbers, CELLS.indexOf(cell), value);
  }

  add(cell: Cell, value: number): void {
    Atomics.add(this.#numbers, CELLS.indexOf(cell), value);
  }

  /** Records a time in milliseconds if it is the longest. */
  took(milliseconds: number): void {
    this.set('slowest', Math.max(this.get('slowest'), Math.round(milliseconds * 1000)));
  }
}
