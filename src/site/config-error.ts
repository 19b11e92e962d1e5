import { UsageError } from '../commands/usage-error.ts';

/** A mistake in a settings file and its place; `line` and `column` count from 1. */
export interface ConfigProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

/** All mistakes in the settings files. */
export class ConfigError extends UsageError {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    const count = problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`;
    super(
      `There ${problems.length === 1 ? 'is' : 'are'} ${count} in the settings.\n${problems.map(problemLine).join('\n')}`,
      'Correct them and run the command again. The shipped files, content/site.yaml and content/topics.yaml, explain every key.',
    );
    this.problems = problems;
  }
}

/**
 * A problem in one line, which begins with its place in the form that editors turn into a link:
 * `site.yaml:2:1: …`.
 */
export function problemLine({ file, line, column, message, hint }: ConfigProblem): string {
  return `${file}:${line}:${column}: ${message} ${hint}`;
}
