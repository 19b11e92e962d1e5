import type { Result } from 'lighthouse';

/** The lowest accepted scores, of 100. Performance is measured, and a busy machine costs a point. */
const LEAST = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
type Category = keyof typeof LEAST;
/** The audited categories. */
export const CATEGORIES: readonly Category[] = ['performance', 'accessibility', 'best-practices', 'seo'];

/** The most that a page may shift while it loads. */
const MOST_SHIFT = 0.01;

/** The head of the table. */
export const HEADING = [
  'page'.padEnd(12),
  'perf',
  ' a11y',
  ' best',
  '  seo',
  '   LCP',
  '    CLS',
  '  kB',
].join(' ');

/** A score, of 100. */
export function score(result: Result, category: Category): number {
  return Math.round((result.categories[category]?.score ?? 0) * 100);
}

function measure(result: Result, audit: string): number {
  return result.audits[audit]?.numericValue ?? Number.NaN;
}

/** A page's scores and figures, as a row below {@link HEADING}. */
export function rowOf(type: string, result: Result): string {
  const [performance = 0, ...others] = CATEGORIES.map((category) => score(result, category));
  return [
    type.padEnd(12),
    String(performance).padStart(4),
    ...others.map((value) => String(value).padStart(5)),
    `${(measure(result, 'largest-contentful-paint') / 1000).toFixed(2)} s`,
    measure(result, 'cumulative-layout-shift').toFixed(4).padStart(7),
    (measure(result, 'total-byte-weight') / 1000).toFixed(0).padStart(4),
  ].join(' ');
}

/** The reasons why a page fails, with the audits that cost it points. */
export function shortfallsOf(result: Result): string[] {
  const low = CATEGORIES.filter((category) => score(result, category) < LEAST[category]).map((category) => {
    const failed = (result.categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (result.audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${id} (${result.audits[id]?.displayValue ?? result.audits[id]?.title ?? ''})`);
    return `${category} ${score(result, category)}, below ${LEAST[category]}: ${failed.join(', ')}`;
  });
  const shift = measure(result, 'cumulative-layout-shift');
  return shift <= MOST_SHIFT ? low : [...low, `it shifts by ${shift.toFixed(4)} while it loads`];
}
