/** Shows progress: the last line is redrawn in place on a terminal; elsewhere each line is printed. */
export function showSteps(stream: NodeJS.WriteStream) {
  let drawn = false;
  return {
    say(line: string): void {
      drawn = stream.isTTY;
      stream.write(drawn ? `\r\u001b[K${line.slice(0, stream.columns - 1)}` : `${line}\n`);
    },
    /** Keeps the last line. */
    end(): void {
      if (drawn) stream.write('\n');
      drawn = false;
    },
  };
}
