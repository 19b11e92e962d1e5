import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROUTES } from '../../targets/routes.ts';
import { stringifyInputs } from '../../targets/serialization.ts';
import { filePathOf, type Site, type Target } from '../../targets/target.ts';
import { isInPart } from '../split/part.ts';
import { type MadePage, PartPages } from '../split/part-pages.ts';
import { explainPage } from './explain-page.ts';
import { FormerPages, type PageKey, type StaleReason, staleReason } from './former-pages.ts';
import { changeDigestOf, type PageRecord, type PageState, readPageState } from './page-state.ts';
import type { PageCounts, SiteJob, StringifiedTarget } from './worker-messages.ts';

/** What a build of targets gets besides the site; paths are absolute. */
export interface TargetsJob extends SiteJob {
  readonly outDir: string;
  /** The file of the snapshot of the papers. */
  readonly snapshot: string;
  /** A digest of each paper, by its id. */
  readonly digestOfPaper: (id: string) => string | undefined;
}

export interface TargetsListener {
  readonly progress: (done: number) => void;
  readonly notice: (text: string) => void;
}

function readChangedFiles({ changedFiles }: TargetsJob): string[] {
  return JSON.parse(readFileSync(changedFiles, 'utf8')) as string[];
}

/** One build of targets: which are kept, and which are stale. */
export class TargetsBuild {
  /** The pages that were kept or made so far. */
  readonly pages: Record<string, PageRecord> = {};
  /** The digests of the groups of targets that have one. */
  readonly groups: Record<string, string> = {};
  kept = 0;
  /** The pages that were made, here or in a part of the site, with the digests of their files. */
  readonly made: [path: string, digest: string][] = [];
  readonly #job: TargetsJob;
  readonly #keys: Pick<PageKey, 'compilation' | 'frame'>;
  readonly #listener: TargetsListener;
  #read: { readonly state: PageState | undefined } | undefined;
  readonly #files: FormerPages;
  readonly #parts: PartPages | undefined;
  /** In an audit: the digests of the pages that a build would have kept. */
  readonly #expected = new Map<string, string>();

  constructor(job: TargetsJob, keys: Pick<PageKey, 'compilation' | 'frame'>, listener: TargetsListener) {
    this.#job = job;
    this.#keys = keys;
    this.#listener = listener;
    this.#files = new FormerPages(readChangedFiles(job));
    this.#parts = job.parts && new PartPages(job.parts);
  }

  /** The state of the former build. It is read while the first process that renders gets ready. */
  get #former(): PageState | undefined {
    const { formerState, formerDir } = this.#job;
    this.#read ??= {
      state: readPageState(formerState, () =>
        this.#listener.notice(
          `warning: ${formerState} is damaged. All pages of ${formerDir} are made again.`,
        ),
      ),
    };
    return this.#read.state;
  }

  /** The former pages that are no longer there. */
  get removed(): string[] {
    return Object.keys(this.#former?.pages ?? {}).filter((path) => this.pages[path] === undefined);
  }

  addMade(path: string, page: PageRecord): void {
    this.pages[path] = page;
    this.made.push([path, page[2]]);
  }

  get audited(): NonNullable<PageCounts['audited']> {
    const different = [...this.#expected].flatMap(([path, digest]) =>
      this.pages[path]?.[2] === digest ? [] : path,
    );
    return { files: this.#expected.size, different };
  }

  /**
   * The targets that are not kept, one after the other, so that their inputs are never in memory all at once; `undefined` for a target
   * that is kept.
   */
  *staleTargets(site: Site): Generator<StringifiedTarget | undefined> {
    const seen = new Set<string>();
    for (const { pattern, groups } of ROUTES) {
      for (const group of groups(site)) {
        const name = `${pattern} ${group.name}`;
        if (this.#job.part !== undefined && !isInPart(name, this.#job.part)) continue;
        const digest = group.digest?.();
        const isSame = this.#isSame(name, digest);
        const isMade = this.#parts?.hasGroup(name, digest) === true;
        for (const target of group.targets()) {
          const path = filePathOf(pattern, target.params);
          // One would replace the other.
          if (seen.has(path)) throw new Error(`Two pages have the same file, ${path}.`);
          seen.add(path);
          yield this.#unlessKept({ pattern, path, target }, { isSame, isMade });
        }
      }
    }
  }

  /** A target that has to be rendered; `undefined` if its page is kept, or a part of the site has made it. */
  #unlessKept(
    { pattern, path, target }: { pattern: string; path: string; target: Target<unknown> },
    { isSame, isMade }: { isSame: boolean; isMade: boolean },
  ): StringifiedTarget | undefined {
    if (isSame && this.#keeps(path, undefined)) return undefined;
    const parts = this.#parts;
    if (isMade && parts !== undefined) return this.#add(path, parts.read(path));
    const stringified = this.#stringify(pattern, target);
    const reason = isSame ? undefined : staleReason(this.#former, path, { ...this.#keys, ...stringified });
    if (!isSame && this.#keeps(path, reason)) return undefined;
    return parts === undefined ? stringified : this.#add(path, parts.read(path, stringified));
  }

  /** Whether all targets of a group have the inputs that they had in the former build. */
  #isSame(name: string, digest: string | undefined): boolean {
    if (digest === undefined) return false;
    if (this.groups[name] !== undefined) throw new Error(`Two groups of pages have the same name, ${name}.`);
    this.groups[name] = digest;
    const former = this.#former;
    const hasSameKeys = former?.compilation === this.#keys.compilation && former.frame === this.#keys.frame;
    return hasSameKeys && former.groups[name] === digest;
  }

  #stringify(pattern: string, { params, inputs }: Target<unknown>): StringifiedTarget {
    const { json, papers } = stringifyInputs(inputs());
    return {
      pattern,
      params,
      json,
      inputs: changeDigestOf(json),
      papers: changeDigestOf([...papers].map((id) => this.#job.digestOfPaper(id)).join()),
    };
  }

  /** Adds a page that a part of the site has made. */
  #add(path: string, [bytes, page]: MadePage): undefined {
    const file = join(this.#job.outDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    this.addMade(path, page);
  }

  /** Takes a page over that has no reason to be made again. Returns whether that was done. */
  #keeps(path: string, reason: StaleReason | undefined): boolean {
    const page = reason === undefined ? this.#former?.pages[path] : undefined;
    if (this.#job.isAudit === true) {
      if (page !== undefined) this.#expected.set(path, page[2]);
      return false;
    }
    const record = page && this.#files.take(path, page);
    if (path === this.#job.explained)
      this.#listener.notice(explainPage(path, record === undefined ? (reason ?? 'file') : undefined));
    if (record === undefined) return false;
    this.pages[path] = record;
    this.kept += 1;
    return true;
  }
}
