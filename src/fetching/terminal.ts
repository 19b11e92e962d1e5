/** The latest step, redrawn in place, on a terminal; a plain line for each anywhere else. */
export function showSteps(stream: NodeJS.WriteStream) {
  let drawn = false;
  return {
    say(line: string): void {
      drawn = stream.isTTY;
      stream.write(drawn ? `\r\u001b[K${line.slice(0, stream.columns - 1)}` : `${line}\n`);
    },
    /** Leaves the last step standing. */
    end(): void {
      if (drawn) stream.write('\n');
      drawn = false;
    },
  };
}
