import { existsSync, statSync } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../../commands/usage-error.ts';
import { foldLetters } from '../../paper/names/fold-letters.ts';
import { type BuildListener, type BuildReport, buildSite } from '../build-site.ts';
import { readConfiguration } from '../configuration.ts';
import { withWorkFolder } from '../work-folder.ts';
import { copySelection, type PaperSelection } from './paper-selection.ts';
import { writeZip } from './zip.ts';

/** What is made: a zip file with a site that works from a folder, without a server. */
export interface PortableCopyOptions {
  readonly contentDir: string;
  /** The path of the zip file; an existing one is replaced. */
  readonly file: string;
  readonly selection: PaperSelection;
}

/** The result. `bytes` is the size of the zip file. */
export interface PortableCopyReport {
  readonly site: BuildReport;
  readonly bytes: number;
}

/**
 * Makes a portable copy of a site: a zip file whose pages and search work when it is unpacked and `index.html` is opened. A former
 * zip file stays until the new one is complete.
 * @throws {UsageError} for a wrong selection, setting or file name, or a missing content folder.
 */
export async function makePortableCopy(
  { contentDir, file, selection }: PortableCopyOptions,
  listener: BuildListener,
): Promise<PortableCopyReport> {
  checkFile(file);
  // Beside the file, because that disk needs room for it anyway.
  return withWorkFolder(
    dirname(file),
    async (work) => {
      const isWhole = selection.months === undefined && selection.topic === undefined;
      const content = isWhole ? contentDir : join(work, 'content');
      const { site: config, topicsFile } = readConfiguration(contentDir);
      if (!isWhole) await copySelection(contentDir, selection, topicsFile, content);
      const outDir = join(work, 'site');
      const options = { contentDir: content, outDir, isPortable: true, isTemporary: !isWhole };
      const site = await buildSite(options, listener);
      listener.progress('zip file');
      const draft = join(work, 'draft.zip');
      await writeZip(outDir, draft, folderName(config.name), FILE_DATE);
      await rename(draft, file);
      return { site, bytes: (await stat(file)).size };
    },
    basename(file),
  );
}

function checkFile(file: string): void {
  const hint = 'Name a file that ends in .zip, such as --out portable.zip.';
  if (!file.toLowerCase().endsWith('.zip')) throw new UsageError(`${file} is no name of a zip file.`, hint);
  if (existsSync(file) && statSync(file).isDirectory())
    throw new UsageError(`${file} is a folder, which a zip file cannot replace.`, hint);
}

/** The name of the folder in the zip file, from the name of the site. */
function folderName(site: string): string {
  const name = foldLetters(site)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
  return name === '' ? 'papers' : name;
}

/** The earliest date that a zip file can hold, so that the same papers give the same bytes. */
const FILE_DATE = new Date(1980, 0, 1);
