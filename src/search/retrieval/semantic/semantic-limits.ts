/** How many papers are compared, and how many clusters are loaded. Measured with `npm run eval:search`. */
export interface SemanticLimits {
  /** The most papers with the best words whose vectors are compared. */
  readonly candidates: number;
  /** The most clusters that are loaded because candidates are in them. */
  readonly clusters: number;
  /** The clusters nearest to the request, which are always loaded. */
  readonly probes: number;
  /** The most papers of these that are found by their vectors alone. */
  readonly byMeaning: number;
  /** The most papers that are returned. */
  readonly results: number;
}

/** The limits of the search page. */
export const SEMANTIC_LIMITS: SemanticLimits = {
  candidates: 200,
  clusters: 12,
  probes: 6,
  byMeaning: 100,
  results: 50,
};
