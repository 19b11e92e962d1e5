import type { NextSite } from '../output/next-site.ts';
import { pageDigests } from './rendering/page-state.ts';
import type { PageChanges } from './rendering/worker-messages.ts';

/** The pages of a site: those of the former build at first, while other processes find out which of them have changed. */
export class SitePages {
  readonly #site: NextSite;
  readonly #paths = new Set<string>();

  constructor(site: NextSite) {
    this.#site = site;
  }

  /** Keeps the pages of the former build. @param formerState the file with its state, which need not exist. */
  keepFormer(formerState: string): void {
    for (const [path, digest] of pageDigests(formerState))
      if (this.#site.keepSame(path, digest)) this.#paths.add(path);
  }

  /**
   * Adds the pages that were made, and leaves those out that are no longer there.
   * @param kept the number of all others.
   * @throws if a page is missing.
   */
  change({ made, removed }: PageChanges, kept: number): void {
    for (const path of removed) {
      this.#site.leaveOut(path);
      this.#paths.delete(path);
    }
    for (const [path, digest] of made) {
      this.#site.addPage(path, digest);
      this.#paths.add(path);
    }
    const { size } = this.#paths;
    if (size !== made.length + kept)
      throw new Error(`The site has ${size} pages, but ${made.length} were made and ${kept} kept.`);
  }
}
