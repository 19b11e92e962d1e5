/** One case of a decision. The first rule of a list that applies decides. */
export interface Rule<Context, Result> {
  /** A stripped text on which the rule decides. */
  readonly example: string;
  readonly applies: (context: Context) => boolean;
  readonly decide: (context: Context) => Result;
}

/** The decision of the first rule that applies; `undefined` if none does. */
export function decideBy<Context, Result>(
  rules: readonly Rule<Context, Result>[],
  context: Context,
): Result | undefined {
  return rules.find((rule) => rule.applies(context))?.decide(context);
}
