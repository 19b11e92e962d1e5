/** The engines in which the checks run. */
export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

/** A key that {@link Tab.press} accepts: a character, or one of these. */
export type Key =
  | 'Enter'
  | 'Escape'
  | 'Tab'
  | 'ArrowDown'
  | 'ArrowUp'
  | 'ArrowLeft'
  | 'ArrowRight'
  | (string & {});

/** A browser that has started. */
export interface Engine {
  /** What it calls itself, with its version: `Firefox 153.7`. */
  readonly title: string;
  /** Opens a tab that shares nothing with the other tabs: neither storage nor workers. */
  readonly newTab: () => Promise<Tab>;
  readonly close: () => Promise<void>;
}

/** One tab. The least that every engine can do; `Page` adds what checks use. */
export interface Tab {
  /** Opens an address and waits until the page has loaded. */
  readonly open: (address: string) => Promise<void>;
  /** Evaluates an expression in the page, and waits if it is a promise. @returns its value, as JSON can hold it. */
  readonly run: (expression: string) => Promise<unknown>;
  /** Clicks the first element that fits, as a mouse does. */
  readonly click: (selector: string) => Promise<void>;
  readonly press: (key: Key) => Promise<void>;
  /** Types a text, letter by letter, wherever the focus is. */
  readonly type: (text: string) => Promise<void>;
  /** Sets the size of the viewport in CSS pixels. Applies to the pages that are opened afterwards. */
  readonly resize: (width: number, height: number) => Promise<void>;
  readonly screenshot: (file: string) => Promise<void>;
  /** What went wrong since the last call: errors, refusals by the policy, failed requests, requests to another host. */
  readonly problems: () => Promise<string[]>;
  readonly close: () => Promise<void>;
}

/** Whether a page of ours may request this address. Only a request to another host may not be made. */
export function isOwn(address: string): boolean {
  return !/^(?:https?|wss?):/u.test(address) || new URL(address).hostname === 'localhost';
}
