import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from './archive.ts';
import { Checkout, type Ended } from './checkout.ts';
import type { Choices } from './choices.ts';
import type { CodeEdit } from './code-edit.ts';
import { ContentFolder } from './content-folder.ts';
import { SMALL_LIMITS } from './small-limits.ts';

/** A content folder, a checkout that builds it again and again, and one that builds it from nothing. */
export class World {
  readonly folder: string;
  readonly content: ContentFolder;
  readonly incremental: Checkout;
  readonly clean: Checkout;
  /** The output folders. */
  readonly out: string;
  readonly cleanOut: string;
  archive: Archive;
  choices: Choices;
  /** The edits of the code of both checkouts, besides the small limits. */
  edits: readonly CodeEdit[] = [];
  /** Options of all builds. */
  options: readonly string[] = [];
  /** The environment of incremental builds. That of clean builds is always the same. */
  environment: Record<string, string> = {};
  /** Files in the output folder that no build has made, by their paths. */
  readonly ownFiles = new Map<string, string>();
  /** How long the last complete build took, in seconds. */
  lasted = 5;

  constructor(folder: string, archive: Archive, choices: Choices) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    [this.archive, this.choices] = [archive, choices];
    this.content = new ContentFolder(join(folder, 'content'));
    this.incremental = new Checkout(join(folder, 'incremental'));
    this.clean = new Checkout(join(folder, 'clean'));
    [this.out, this.cleanOut] = [join(folder, 'dist'), join(folder, 'clean-dist')];
  }

  /** The folder with copies of former states of the cache and the output folder. */
  get backups(): string {
    return join(this.folder, 'backups');
  }

  /** Begins with another archive, and with nothing else but compiled pages. */
  begin(archive: Archive, choices: Choices): void {
    [this.archive, this.choices] = [archive, choices];
    [this.environment, this.options] = [{}, []];
    this.ownFiles.clear();
    this.setEdits([]);
    this.incremental.removeCaches(['pages']);
    for (const folder of [this.out, this.backups]) rmSync(folder, { recursive: true, force: true });
    this.content.clear();
    this.write();
  }

  /** Edits the code of both checkouts. */
  setEdits(edits: readonly CodeEdit[]): void {
    this.edits = edits;
    for (const checkout of [this.incremental, this.clean]) checkout.restore([...SMALL_LIMITS, ...edits]);
  }

  /** Writes what has changed in the archive into the content folder. */
  write(): void {
    this.content.write(this.archive.texts(), this.choices);
  }

  /** The arguments of a build. */
  argumentsFor(out: string): string[] {
    return ['--content', this.content.path, '--out', out, ...this.options];
  }

  /** Builds incrementally. */
  async build(...more: readonly string[]): Promise<Ended> {
    const args = [...this.argumentsFor(this.out), ...more];
    const ended = await this.incremental.start('build', args, this.environment).ended;
    this.lasted = ended.seconds;
    return ended;
  }
}

/** A change of a world, or of the content alone. */
export interface Step<Changed = World> {
  readonly kind: string;
  readonly name: string;
  /** Does it. @returns what it did, in a few words; `undefined` if it does not apply. */
  readonly take: (world: Changed) => string | undefined | Promise<string | undefined>;
}

/** What steps need that change the content folder and the options of builds alone. */
export type Content = Pick<World, 'archive' | 'choices' | 'options'>;
