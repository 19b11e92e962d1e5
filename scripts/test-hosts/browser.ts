import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check } from '../test-browsers/checks/check.ts';
import { startChromium } from '../test-browsers/engines/chromium.ts';
import type { Engine } from '../test-browsers/engines/engine.ts';
import type { Outcome } from '../test-browsers/report.ts';
import { runCheck } from '../test-browsers/run.ts';
import type { Visited } from '../test-browsers/sites.ts';
import type { ServedFolder } from './servers/recipe.ts';
import type { Running } from './servers/running.ts';
import { OWN_FILES } from './site.ts';

/** A browser that visits the sites of one command. */
export class Visitor {
  readonly #pictures: string;
  #engine: Promise<Engine> | undefined;

  constructor(pictures: string) {
    this.#pictures = pictures;
  }

  /** Runs a check in Chromium. */
  async run(check: Check, place: Visited): Promise<Outcome> {
    this.#engine ??= startChromium();
    return runCheck(check, await this.#engine, 'chromium', { place, pictures: this.#pictures });
  }

  async close(): Promise<void> {
    await (await this.#engine)?.close();
  }
}

/** A site on a server as the checks of browsers see it. @param start starts the server. */
export async function visitedSite(
  { root, base, port }: ServedFolder,
  start: () => Promise<Running>,
): Promise<Visited> {
  const folder = join(root, base);
  const names = await readdir(folder, { recursive: true });
  let running: Running | undefined;
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = undefined;
  };
  return {
    addressOf: (file) => `http://localhost:${port}${base}${file}`,
    pages: names
      .filter((name) => name.endsWith('.html') && !OWN_FILES.includes(name) && !/(?:^|\/)\./u.test(name))
      .sort(),
    read: (file) => readFile(join(folder, file), 'utf8'),
    stop,
    begin: async () => {
      running ??= await start();
    },
  };
}
