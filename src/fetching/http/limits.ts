/**
 * In milliseconds. arXiv asks for at most one request every three seconds; the rest is a margin for varying
 * latency. https://info.arxiv.org/help/api/tou.html
 */
export const ARXIV_INTERVAL = 3100;

/**
 * In milliseconds. Hugging Face allows 500 requests in five minutes without a token, that is one every 0.6 s.
 */
export const HUGGING_FACE_INTERVAL = 600;

/** Limits of a request, in milliseconds, and the size of its response, in bytes. */
export interface Limits {
  /** From the start of a request, including the connection, to the headers of the response. */
  readonly head: number;
  /** Between two chunks of a body. */
  readonly stall: number;
  /** From the start of a request to the end of its body. */
  readonly whole: number;
  /** The size of a body after decompression. */
  readonly bytes: number;
  /** How often a request is made before it fails. */
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

/** The longest pause before the first retry, in milliseconds. It doubles with each retry. */
export const FIRST_BACKOFF = 2000;
export const LONGEST_BACKOFF = 60_000;
