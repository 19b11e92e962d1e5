/** The scores of a topic, judged by the categories that authors chose. */
export interface TopicScore {
  readonly slug: string;
  /** The number of papers in one of the topic's categories. */
  readonly papers: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** The recall among the papers whose primary category is the topic's. */
  readonly firstRecall: number;
}

/** The topics of a paper: expected by its categories, and found by its words. */
export interface Judged {
  readonly expected: ReadonlySet<string>;
  /** The topics of the primary category. */
  readonly first: ReadonlySet<string>;
  readonly found: readonly string[];
}

/** Scores each topic over the judged papers. A share of nothing counts as 0. */
export function scoreTopics(slugs: readonly string[], judged: readonly Judged[]): TopicScore[] {
  return slugs.map((slug) => {
    const expected = judged.filter((paper) => paper.expected.has(slug));
    const found = judged.filter((paper) => paper.found.includes(slug));
    const right = expected.filter((paper) => paper.found.includes(slug)).length;
    const precision = share(right, found.length);
    const recall = share(right, expected.length);
    const first = judged.filter((paper) => paper.first.has(slug));
    const firstRecall = share(first.filter((paper) => paper.found.includes(slug)).length, first.length);
    return { slug, papers: expected.length, precision, recall, f1: harmonic(precision, recall), firstRecall };
  });
}

/** The mean of the topics' F1 scores, equally weighted. */
export function macroF1(scores: readonly TopicScore[]): number {
  return share(
    scores.reduce((sum, { f1 }) => sum + f1, 0),
    scores.length,
  );
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function harmonic(a: number, b: number): number {
  return share(2 * a * b, a + b);
}
