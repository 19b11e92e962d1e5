import { printable } from '../commands/output.ts';

/** Shows progress: the last line is redrawn in place on a terminal; elsewhere each line is printed. */
export function showSteps(stream: NodeJS.WriteStream) {
  let drawn = false;
  return {
    say(line: string): void {
      drawn = stream.isTTY;
      const shown = printable(line);
      stream.write(
        drawn ? `\r\u001b[K${shown.replaceAll('\n', ' ').slice(0, stream.columns - 1)}` : `${shown}\n`,
      );
    },
    /** Keeps the last line. */
    end(): void {
      if (drawn) stream.write('\n');
      drawn = false;
    },
  };
}
