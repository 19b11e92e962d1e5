/** Something that is loaded at the first request, and again at the next one if that failed. */
export class LazyLoad<T> {
  readonly #load: () => Promise<T>;
  #loading: Promise<T> | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Whether it has been requested, and has not failed. */
  get isStarted(): boolean {
    return this.#loading !== undefined;
  }

  /** The value. @throws if it cannot be loaded. */
  get(): Promise<T> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }
}
