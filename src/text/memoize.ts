/** How many answers are remembered; the same few are asked for over and over. */
const MOST_VALUES = 20_000;

/** The same function, which works out what it was asked lately only once. */
export function memoize<Answer>(compute: (question: string) => Answer): (question: string) => Answer {
  const values = new Map<string, Answer>();
  return (question) => {
    const before = values.get(question);
    if (before !== undefined) return before;
    if (values.size >= MOST_VALUES) values.clear();
    const fresh = compute(question);
    values.set(question, fresh);
    return fresh;
  };
}
