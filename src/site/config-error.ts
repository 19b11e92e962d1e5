import { UsageError } from '../commands/usage-error.ts';

/** A mistake in a settings file, and where it stands; `line` and `column` count from 1. */
export interface ConfigProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

/** Settings files with mistakes, all of them at once. */
export class ConfigError extends UsageError {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    const count = problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`;
    super(
      `There ${problems.length === 1 ? 'is' : 'are'} ${count} in the settings.\n${problems.map(problemLine).join('\n')}`,
      'Correct them and run the command again. The files as they are shipped, content/site.yaml and content/topics.yaml, explain every key.',
    );
    this.problems = problems;
  }
}

/** A problem in one line, which begins with its place, as editors read it: `site.yaml:2:1: …`. */
export function problemLine({ file, line, column, message, hint }: ConfigProblem): string {
  return `${file}:${line}:${column}: ${message} ${hint}`;
}
