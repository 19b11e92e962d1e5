import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectText, exitCodeOf } from '../../commands/child-process.ts';
import { projectRoot } from '../../commands/program.ts';
import type { NextSite } from '../../output/next-site.ts';
import type { SiteConfig } from '../../site/config.ts';
import type { BuildOptions } from '../options.ts';
import { environmentFor } from '../rendering/pages-options.ts';

/** A process that renders the share cards of a site. */
export interface CardsJob {
  /**
   * Waits for the cards and adds them to a site. Returns the seconds that rendering took. `notice` is told if cards in the cache were damaged.
   * @throws {CardsError}
   */
  copyInto(site: NextSite, notice: (text: string) => void): Promise<number>;
  /** Ends the process if it still runs. */
  [Symbol.dispose](): void;
}

/** The share cards could not be rendered; the message ends with the output of the process. */
export class CardsError extends Error {
  override readonly name = 'CardsError';
}

const CACHE_FOLDER = join(projectRoot, '.cache', 'cards');

const NO_CARDS: CardsJob = { copyInto: () => Promise.resolve(0), [Symbol.dispose]: () => undefined };

/**
 * Starts to render the share cards in a process of its own, on a processor that the build of the pages does
 * not use. Pictures of former builds come from the cache. There are none without the address of the site, since a share card needs one.
 * @param snapshot the file of the snapshot of the papers.
 */
export function startCardsJob(
  { contentDir, siteUrl, isPortable = false }: BuildOptions,
  { url, show }: Pick<SiteConfig, 'url' | 'show'>,
  snapshot: string,
): CardsJob {
  if (isPortable || !show.cards || (siteUrl ?? url) === undefined) return NO_CARDS;
  const start = performance.now();
  const script = fileURLToPath(new URL('../../cards/card-worker.ts', import.meta.url));
  const child = spawn(process.execPath, [script], {
    cwd: projectRoot,
    env: environmentFor({
      contentDir,
      outDir: CACHE_FOLDER,
      cacheDir: CACHE_FOLDER,
      snapshot,
      ...(siteUrl !== undefined && { siteUrl }),
      isPortable,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors] = [collectText(child.stdout), collectText(child.stderr)];
  // A failure is thrown by `copyInto`, since the pages may fail for the same reason before.
  const ended = exitCodeOf(child)
    .then((code) => (code === 0 ? undefined : errors()))
    .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
    .then((failure) => ({ failure, seconds: (performance.now() - start) / 1000 }));
  return {
    copyInto: async (site, notice) => {
      const { failure, seconds } = await ended;
      if (failure !== undefined) throw new CardsError(`The share cards could not be made.\n\n${failure}`);
      for (const line of output().split('\n')) {
        const [name = '', path = ''] = line.split(' ');
        // The process prints addresses from the site's root.
        if (path !== '') site.copy(path.slice(1), join(CACHE_FOLDER, name));
        else if (Number(name) > 0)
          notice(`note: ${name} share cards in ${CACHE_FOLDER} were damaged, and were made again.`);
      }
      return seconds;
    },
    [Symbol.dispose]: () => void child.kill(),
  };
}
