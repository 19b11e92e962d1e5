import { setTimeout as pause } from 'node:timers/promises';
import type { Key, Tab } from './engines/engine.ts';

/** In milliseconds. A page that has not done by then what a check waits for does not do it. */
const PATIENCE = 15_000;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A page in a tab of any engine: what the checks of this folder use. */
export class Page {
  readonly #tab: Tab;

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  open(address: string): Promise<void> {
    return this.#tab.open(address);
  }

  click(selector: string): Promise<void> {
    return this.#tab.click(selector);
  }

  press(key: Key): Promise<void> {
    return this.#tab.press(key);
  }

  type(text: string): Promise<void> {
    return this.#tab.type(text);
  }

  resize(width: number, height: number): Promise<void> {
    return this.#tab.resize(width, height);
  }

  /**
   * Calls a function in the page. Only its text gets there, so it may use its parameters and nothing else from outside.
   * @returns what it returns, or what its promise resolves to.
   */
  async evaluate<Given extends readonly Json[], Result>(
    ask: (...given: Given) => Result | Promise<Result>,
    ...given: Given
  ): Promise<Result> {
    // The value comes from `ask`, and is still the same after a round trip by JSON.
    return (await this.#tab.run(`(${ask})(...${JSON.stringify(given)})`)) as Result;
  }

  /**
   * Waits until a function returns something true in the page, which may be another page meanwhile.
   * @param what completes the sentence “The page did not …”. @returns the value. @throws if that takes too long.
   */
  async waitFor<Given extends readonly Json[], Result extends Json>(
    what: string,
    ask: (...given: Given) => Result,
    ...given: Given
  ): Promise<Result> {
    const end = performance.now() + PATIENCE;
    for (let last = ''; ; await pause(50)) {
      try {
        const value = await this.evaluate(ask, ...given);
        if (value) return value;
        last = `it returned ${JSON.stringify(value)}`;
      } catch (error) {
        // While one page follows another, there is none to ask.
        last = String(error);
      }
      if (performance.now() > end)
        throw new Error(`The page did not ${what} within ${PATIENCE / 1000} s (${last}).`);
    }
  }

  /** The text of the first element that fits, without spaces around; empty if there is none. */
  text(selector: string): Promise<string> {
    return this.evaluate((wanted) => document.querySelector(wanted)?.textContent?.trim() ?? '', selector);
  }

  /** The number of elements that fit. */
  count(selector: string): Promise<number> {
    return this.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
  }

  /** The whole addresses of the links that fit. */
  links(selector: string): Promise<string[]> {
    return this.evaluate(
      (wanted) => Array.from(document.querySelectorAll<HTMLAnchorElement>(wanted), ({ href }) => href),
      selector,
    );
  }

  /** The address of the page. */
  address(): Promise<string> {
    return this.evaluate(() => location.href);
  }
}
