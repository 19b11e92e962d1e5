import type { EngineName } from '../engines/engine.ts';
import type { Page } from '../page.ts';

/** The site as a check sees it. */
export interface Place {
  /** The address of a file of the site: `addressOf('days/2026-03-03.html')`. */
  readonly addressOf: (file: string) => string;
  /** The pages of the site: `papers/2603.01234.html`. */
  readonly pages: readonly string[];
  /** The text of a file of the site. */
  readonly read: (file: string) => Promise<string>;
  /** Stops the server, as if the network were gone. Each check begins with a running one. Nothing in a portable copy. */
  readonly stop: () => Promise<void>;
}

/** One thing that a reader does. */
export interface Check {
  /** A sentence about the site. */
  readonly says: string;
  /** `served`: by a server; `copy`: opened from the folder of a portable copy. */
  readonly at: 'served' | 'copy';
  /** @throws {NotApplicable} if the site has nothing to check; else if the site is at fault. */
  readonly run: (page: Page, place: Place) => Promise<void>;
  /** Problems that belong to the check, such as the status of a page that does not exist. */
  readonly expected?: RegExp;
  /** What an engine cannot do, and why. The check must fail there; once it passes, this entry is to be removed. */
  readonly limits?: Partial<Readonly<Record<EngineName, string>>>;
}

/** The site has nothing to which a check applies. Its message is the reason. */
export class NotApplicable extends Error {}

/** @throws with the message if the condition is false. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
