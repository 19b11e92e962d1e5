/** A term under which Pagefind indexes a token, such as `tune` for `Fine-Tuning`. */
export interface IndexTerm {
  readonly term: string;
  /** The term with its accents, if it has any. */
  readonly accentedForm: string | undefined;
  /** The weight in a text: parts of a compound weigh less than the whole. 0 in fields, where all terms weigh the same. */
  readonly weight: number;
}

/** Tokens are separated by spaces. Pagefind splits the tokens of texts further than those of fields. */
export interface Tokens {
  readonly texts: readonly string[];
  readonly fields: readonly string[];
}

/** The terms of each token, in the order of the tokens. */
export interface TokenTerms {
  readonly texts: readonly (readonly IndexTerm[])[];
  readonly fields: readonly (readonly IndexTerm[])[];
}
