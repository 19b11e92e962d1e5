import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlacedCard } from '../../cards/site-cards.ts';
import { collectText, exitCodeOf } from '../../commands/child-process.ts';
import { projectRoot } from '../../commands/program.ts';
import type { NextSite } from '../../output/next-site.ts';
import { environmentFor } from '../compilation/pages-options.ts';
import type { BuildOptions } from '../options.ts';

/** The share cards could not be rendered; the message ends with the output of the process. */
export class CardsError extends Error {
  override readonly name = 'CardsError';
}

const CACHE_FOLDER = join(projectRoot, '.cache', 'cards');

/** What a process has rendered. */
interface Rendered {
  readonly output: string;
  /** What the process wrote if it failed. */
  readonly failure?: string;
  readonly seconds: number;
}

/**
 * Renders the share cards of a site in a process of its own, while the pages are made. Pictures of former builds come from the cache. A
 * site without an address has none.
 */
export class CardsJob {
  readonly #options: BuildOptions;
  #child: ChildProcess | undefined;
  #rendered: Promise<Rendered> | undefined;

  constructor(options: BuildOptions) {
    this.#options = options;
  }

  /** Starts to render cards. */
  render(cards: readonly PlacedCard[]): void {
    const start = performance.now();
    const { contentDir, siteUrl, isPortable = false } = this.#options;
    const script = fileURLToPath(new URL('../../cards/card-worker.ts', import.meta.url));
    const child = spawn(process.execPath, [script], {
      cwd: projectRoot,
      env: environmentFor({
        contentDir,
        outDir: CACHE_FOLDER,
        cacheDir: CACHE_FOLDER,
        ...(siteUrl !== undefined && { siteUrl }),
        isPortable,
      }),
      stdio: 'pipe',
    });
    this.#child = child;
    const [output, errors] = [collectText(child.stdout), collectText(child.stderr)];
    // If the process ends early, what it wrote says why.
    child.stdin.on('error', () => undefined).end(JSON.stringify(cards));
    // A failure is thrown by `copyInto`, since the pages may fail for the same reason before.
    this.#rendered = exitCodeOf(child)
      .then((code) => (code === 0 ? {} : { failure: errors() }))
      .catch((error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) }))
      .then((result) => ({ ...result, output: output(), seconds: (performance.now() - start) / 1000 }));
  }

  /**
   * Waits for the cards and adds them to a site. Returns the seconds that rendering took. `notice` is told if cards in the cache were damaged.
   * @throws {CardsError}
   */
  async copyInto(site: NextSite, notice: (text: string) => void): Promise<number> {
    if (this.#rendered === undefined) return 0;
    const { output, failure, seconds } = await this.#rendered;
    if (failure !== undefined) throw new CardsError(`The share cards could not be made.\n\n${failure}`);
    for (const line of output.split('\n')) {
      const [name = '', path = ''] = line.split(' ');
      // The process prints addresses from the site's root.
      if (path !== '') site.copy(path.slice(1), join(CACHE_FOLDER, name));
      else if (Number(name) > 0)
        notice(`note: ${name} share cards in ${CACHE_FOLDER} were damaged, and were made again.`);
    }
    return seconds;
  }

  /** Ends the process if it still runs. */
  [Symbol.dispose](): void {
    this.#child?.kill();
  }
}
