import { printable } from '../commands/output.ts';

/** A run's messages, and the number of warnings among them. */
export interface Messages {
  readonly say: (line: string) => void;
  readonly warn: (message: string) => void;
  readonly fail: (message: string, hint: string) => void;
  readonly warnings: () => number;
}

/**
 * Prints messages; GitHub Actions also shows warnings and errors above the log. `print` gets quoted lines, and must not quote them again.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function createMessages(print: (line: string) => void, isGitHub: boolean): Messages {
  let warnings = 0;
  const mark = (kind: 'warning' | 'error', text: string) =>
    print(
      isGitHub
        ? `::${kind}::${printable(text).replaceAll('%', '%25').replaceAll('\r', '').replaceAll('\n', '%0A')}`
        : `${kind}: ${printable(text)}`,
    );
  return {
    say: (line) => print(printable(line)),
    warn: (message) => {
      warnings += 1;
      mark('warning', message);
    },
    fail: (message, hint) => {
      mark('error', message);
      print(`hint: ${printable(hint)}`);
    },
    warnings: () => warnings,
  };
}
