import { constants, copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { digestOf } from '../store/checked-json.ts';
import { FILE_LIST, fileList } from './built-files.ts';
import { stampsOf } from './file-record.ts';
import { carryOut, type StatePlace } from './finish-publication.ts';
import { type Operation, writeJournal } from './journal/journal.ts';
import { planPublication } from './journal/plan-publication.ts';
import type { NextSite } from './next-site.ts';
import type { OutputPlace } from './place/output-paths.ts';
import { type FileRow, type RecordSummary, writeSiteRecord } from './site-record.ts';
import { publishState } from './state-folder.ts';

/** A list of the files of both sites, which is in the output folder while files are moved there. */
const BOTH_LIST = '.both-files.txt';

/** A site that is complete in its staging folder, and where it belongs. */
interface Publication {
  readonly place: OutputPlace;
  readonly site: NextSite;
  readonly wholeFolders: readonly string[];
  readonly state: StatePlace & { readonly next: string };
  readonly made: Pick<RecordSummary, 'key' | 'begun' | 'result'>;
}

/** Puts a site into the place of the former one; see {@link Output.publish}. */
export async function publishSite(publication: Publication): Promise<void> {
  const { place, site, state } = publication;
  const isFirst = !existsSync(place.out);
  const operations = isFirst ? [] : planPublication(site, place.out, publication.wholeFolders);
  giveOwnInodes(
    site,
    isFirst ? site.paths() : operations.flatMap((each) => (each[0] === 'move' ? each[1] : [])),
  );
  const list = listOf(publication);
  await writeRecord(publication, list);
  if (isFirst) {
    writeFileSync(join(place.staging, FILE_LIST), list);
    renameSync(place.staging, place.out);
  } else {
    const all = withListMoves(publication, operations, list);
    if (all.length > 0) {
      const journal = {
        version: 1,
        operations: all,
        staging: basename(place.staging),
        state: basename(state.next),
      } as const;
      writeJournal(place.journal, journal);
      return carryOut(place, journal, state);
    }
  }
  await publishState(state.former, state.next);
}

/** Files that the search index has in common with its cache become copies: whoever changes one must not change the other. */
function giveOwnInodes(site: NextSite, paths: readonly string[]): void {
  const copy = join(site.staging, '.copy');
  for (const path of paths) {
    const file = site.fileOf(path);
    if ((stampsOf(file)?.names ?? 1) === 1) continue;
    copyFileSync(file, copy, constants.COPYFILE_FICLONE);
    renameSync(copy, file);
  }
}

function listOf({ site, wholeFolders }: Publication): string {
  const lines = site.paths().map((path) => `${path}\0${site.digestOf(path)}\n`);
  return fileList(site.paths(), wholeFolders, digestOf(lines.join('')));
}

/**
 * Adds the moves of the file list. While files are moved, it names those of both sites: if the journal is lost then, the next build knows
 * all of them as files of a build.
 */
function withListMoves(
  { place, site, wholeFolders }: Publication,
  operations: readonly Operation[],
  list: string,
): readonly Operation[] {
  const former = readText(join(place.out, FILE_LIST));
  if (former === list) return operations;
  const gone = operations.flatMap((each) => (each[0] === 'delete' ? [each[1]] : []));
  const both = fileList([...site.paths(), ...gone], wholeFolders, 'none, since files are being moved');
  writeFileSync(join(place.staging, BOTH_LIST), both);
  writeFileSync(join(place.staging, FILE_LIST), list);
  return [
    ['move', BOTH_LIST, FILE_LIST, former === undefined],
    ...operations,
    ['move', FILE_LIST, FILE_LIST, false],
  ];
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function writeRecord({ site, state, made }: Publication, list: string): Promise<void> {
  const files = site.paths().map((path): FileRow => {
    const { size, changed, inode, digest } = site.recordOf(path);
    return [path, size, changed, inode, digest];
  });
  await writeSiteRecord(state.next, {
    version: 1,
    list: digestOf(list),
    ...made,
    files,
  });
}
