import { spawn } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../commands/program.ts';
import type { BuildOptions } from './options.ts';
import { environmentFor } from './pages.ts';

/** The share cards of a site, which are being made. */
export interface CardsJob {
  /**
   * Waits for the cards and puts them into a built site; gives the seconds that making them took.
   * @throws {CardsError}
   */
  copyInto(folder: string): Promise<number>;
  /** Ends the work where nobody waits for it any more. */
  [Symbol.dispose](): void;
}

/** The share cards could not be made; the message ends with what was printed. */
export class CardsError extends Error {
  override readonly name = 'CardsError';
}

const CACHE_FOLDER = join(projectRoot, '.cache', 'cards');
const COPIES_AT_ONCE = 64;

/**
 * Starts to make the share cards, in a process of its own: it needs most of a processor, and the pages leave one. Pictures
 * that builds have made before are kept and found again.
 */
export function startCardsJob({ contentDir, siteUrl }: BuildOptions): CardsJob {
  const start = performance.now();
  const script = fileURLToPath(new URL('../cards/card-worker.ts', import.meta.url));
  const child = spawn(process.execPath, [script], {
    cwd: projectRoot,
    env: environmentFor({
      contentDir,
      outDir: CACHE_FOLDER,
      cacheDir: CACHE_FOLDER,
      ...(siteUrl !== undefined && { siteUrl }),
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      printed[name] += chunk;
    });
  }
  // What went wrong is said once somebody waits for the cards: the pages may have said it before.
  const ended = new Promise<{ readonly failure?: string; readonly seconds: number }>((resolve) => {
    const seconds = () => (performance.now() - start) / 1000;
    child.once('error', ({ message }) => resolve({ failure: message, seconds: seconds() }));
    child.once('close', (code) =>
      resolve({ ...(code !== 0 && { failure: printed.stderr }), seconds: seconds() }),
    );
  });
  return {
    copyInto: async (folder) => {
      const { failure, seconds } = await ended;
      if (failure !== undefined) throw new CardsError(`The share cards could not be made.\n\n${failure}`);
      await copyCards(
        printed.stdout.split('\n').filter((line) => line !== ''),
        folder,
      );
      return seconds;
    },
    [Symbol.dispose]: () => void child.kill(),
  };
}

async function copyCards(cards: readonly string[], folder: string): Promise<void> {
  for (let at = 0; at < cards.length; at += COPIES_AT_ONCE) {
    const copying = cards.slice(at, at + COPIES_AT_ONCE).map(async (line) => {
      const [name = '', path = ''] = line.split(' ');
      const target = join(folder, path);
      // A day or a topic without a page has a card nobody asks for, but no folder either.
      await mkdir(dirname(target), { recursive: true });
      await copyFile(join(CACHE_FOLDER, name), target);
    });
    await Promise.all(copying);
  }
}
