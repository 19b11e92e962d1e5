/** In milliseconds. Shorter times are noise: they are those of the machine, not of the code. */
const NOISE = 20;
const TRIES = 8;
/** Growth in proportion is 2, and somewhat more where the garbage collector runs. */
const PROPORTIONAL = 2.5;

/**
 * Measures how many times as long `run` takes for `2 * size` as for `size`: about 2 where time is proportional to size, 4 where
 * it is quadratic. It counts processor time, which does not grow while other programs run, and tries several times for a
 * proportional result. A `run` that keeps results must be given another input each time.
 */
export async function growthOf(run: (size: number) => unknown, size: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && least > PROPORTIONAL; tries += 1) {
    // The larger size comes first: code is slow until it is compiled, and a slow first run of the smaller size would hide growth.
    const twice = await timeOf(() => run(size * 2));
    const once = await timeOf(() => run(size));
    least = Math.min(least, (twice + NOISE) / (once + NOISE));
  }
  return least;
}

async function timeOf(run: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
