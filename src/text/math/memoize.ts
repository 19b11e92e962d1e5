/** The most cached values. The same few thousand formulas occur again and again. */
const MOST_VALUES = 20_000;

/** Wraps a function of a string so that it computes the value of a recent argument only once. */
export function memoize<Value>(compute: (argument: string) => Value): (argument: string) => Value {
  const values = new Map<string, Value>();
  return (argument) => {
    const known = values.get(argument);
    if (known !== undefined) return known;
    if (values.size >= MOST_VALUES) values.clear();
    const value = compute(argument);
    values.set(argument, value);
    return value;
  };
}
