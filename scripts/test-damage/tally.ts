/** The figures of a part of the test. */
export interface Figures {
  readonly part: string;
  readonly tried: number;
  readonly survived: number;
  readonly faults: readonly string[];
}

/** Counts what was tried, and keeps the faults that were found. */
export class Tally {
  readonly #part: string;
  readonly #tell: (line: string) => void;
  readonly #faults: string[] = [];
  readonly #isStopping: boolean;
  #tried = 0;
  #survived = 0;

  /** @param isStopping whether the first fault ends the test. */
  constructor(part: string, tell: (line: string) => void, isStopping = false) {
    this.#part = part;
    this.#isStopping = isStopping;
    this.#tell = tell;
  }

  /** Notes one attempt and the faults that it has found. */
  note(name: string, faults: readonly string[]): void {
    this.#tried += 1;
    if (faults.length === 0) this.#survived += 1;
    this.#faults.push(...faults.map((fault) => `${this.#part}, ${name}: ${fault}`));
    this.#tell(`${this.#part} ${this.#tried}, ${name}: ${faults.join('; ') || 'well'}`);
    if (this.#isStopping && faults.length > 0) throw new Error('A fault was found.');
  }

  figures(): Figures {
    return { part: this.#part, tried: this.#tried, survived: this.#survived, faults: this.#faults };
  }
}

/** What a part of the test gets. */
export interface Trial {
  /** An empty folder of its own. */
  readonly folder: string;
  /** A copy of the program, whose caches may be damaged. */
  readonly project: string;
  /** How often something is tried. */
  readonly times: number;
  /** The first round in which ingest is killed. The kills that are left out count, so that a round is the same one whatever it is. */
  readonly fromRound: number;
  /** Gives numbers from 0 to 1, the same ones for the same seed. */
  readonly chance: () => number;
  readonly tally: Tally;
}

/** One of the values, by chance. @throws if there is none. */
export function pick<T>(values: readonly T[], chance: () => number): T {
  const value = values[Math.floor(chance() * values.length)];
  if (value === undefined) throw new Error('There is nothing to choose from.');
  return value;
}
