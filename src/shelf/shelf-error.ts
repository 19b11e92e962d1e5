import { lookUp } from '../tables/lookup.ts';

/** Saved papers could not be read or written. Both texts are for the reader: what happened, and what to do. */
export class ShelfError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ShelfError';
    this.hint = hint;
  }
}

/** The error of an operation on the device's storage, in words for the reader. https://www.w3.org/TR/IndexedDB/#exceptions */
export function shelfErrorOf(cause: unknown): ShelfError {
  if (cause instanceof ShelfError) return cause;
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
  const [message, hint] = lookUp(WORDS, name) ?? [
    'The browser could not write to its storage.',
    'Try again. If it fails again, reload the page. Saved papers that are already there are not lost.',
  ];
  return new ShelfError(message, hint, cause);
}

const FORBIDDEN = [
  'The browser does not let this site keep saved papers.',
  'Private windows and some settings forbid it. Open the site in a normal window, or allow it to store data.',
] as const;

const WORDS: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  QuotaExceededError: [
    'The device has no room for more saved papers.',
    'Free some space on the device, or export saved papers and remove some. Then try again.',
  ],
  VersionError: [
    'A newer version of this site keeps saved papers in another way.',
    'Reload the page to get the newer version.',
  ],
  SecurityError: FORBIDDEN,
  InvalidStateError: FORBIDDEN,
  UnknownError: FORBIDDEN,
  ReferenceError: FORBIDDEN,
};
