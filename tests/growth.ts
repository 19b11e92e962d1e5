/** Below it times say nothing: they are those of the machine, not of what is run. */
const NOISE = 20;
const TRIES = 3;

/**
 * How many times as long `run` takes for `2 * size` as for `size`: about 2 where it takes time in proportion, 4 where it goes
 * through everything for each part. It is the best of a few tries in processor time, so that no busy machine lets it grow.
 */
export function growthOf(run: (size: number) => unknown, size: number): number {
  const ratios = Array.from({ length: TRIES }, () => {
    const [once, twice] = [size, size * 2].map((each) => timeOf(() => run(each)));
    return ((twice ?? Infinity) + NOISE) / ((once ?? 0) + NOISE);
  });
  return Math.min(...ratios);
}

function timeOf(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
