/**
 * arXiv asks for no more than one request every three seconds; a tenth more, as requests do not all travel alike.
 * https://info.arxiv.org/help/api/tou.html
 */
export const ARXIV_INTERVAL = 3100;

/** Hugging Face allows 500 calls in five minutes without a token: one every 0.6 s never meets that limit. */
export const HUGGING_FACE_INTERVAL = 600;

/** How long a request may take and how large its answer may be: milliseconds and bytes. */
export interface Limits {
  /** From the start of a request, connecting included, to the head of its answer. */
  readonly head: number;
  /** Between two pieces of a body. */
  readonly stall: number;
  /** From the start to the end. */
  readonly whole: number;
  /** The size of a body after decompression. */
  readonly bytes: number;
  /** How often a request is made before its source counts as out of order. */
  readonly attempts: number;
  /** A source that asks to wait longer than this ends the run. */
  readonly longestWait: number;
}

export const LIMITS: Limits = {
  head: 60_000,
  stall: 30_000,
  whole: 300_000,
  bytes: 100_000_000,
  attempts: 5,
  // A little over the five minutes of Hugging Face's window.
  longestWait: 330_000,
};

/** The longest wait before the first repetition; each one after it may wait twice as long. */
export const FIRST_BACKOFF = 2000;
export const LONGEST_BACKOFF = 60_000;
