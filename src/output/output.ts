import { type CheckedSite, checkFormerSite } from './check-former-site.ts';
import { finishInterrupted, isInterrupted } from './finish-publication.ts';
import { NextSite } from './next-site.ts';
import { removeLeftovers, removeStagingFolders } from './place/leftovers.ts';
import { outputError } from './place/output-error.ts';
import { lockOutput } from './place/output-lock.ts';
import type { OutputPlace } from './place/output-paths.ts';
import { choosePlace } from './place/output-place.ts';
import { removeFolder } from './place/remove-folder.ts';
import { publishSite } from './publish-site.ts';
import type { RecordSummary } from './site-record.ts';
import { prepareState, type StateFolders, stateFolders } from './state-folder.ts';

/** What {@link withOutput} needs to know of an output folder. */
export interface OutputOptions {
  /** The output folder: an absolute path without links. */
  readonly out: string;
  /** The folder with the states of all output folders. */
  readonly cache: string;
  /** All files in these folders of the site belong to the build. */
  readonly wholeFolders: readonly string[];
  readonly notice: (text: string) => void;
}

/** An output folder that a build has to itself. */
export interface Output {
  readonly state: StateFolders;
  /** The former site, once its files have been checked, which has begun. */
  checked(): Promise<CheckedSite>;
  /**
   * Begins the next site, with an empty staging folder. A second call begins it anew.
   * @throws {OutputError} if the output folder cannot be written.
   */
  begin(): Promise<NextSite>;
  /**
   * Puts the next site into the place of the former one.
   * @param made what the site was made from and when, and what the build reports.
   * @throws {UsageError} if it would replace a file that no build made.
   * @throws {OutputError} if the system refuses it; the former site is complete then.
   */
  publish(site: NextSite, made: Pick<RecordSummary, 'key' | 'begun' | 'result'>): Promise<void>;
}

/**
 * Lets `work` make the next site of an output folder. The former site does not change until that is complete, and does not change at all
 * if `work` fails. If the process is killed, the next call removes what it has left, or completes it. A second call waits for the first.
 */
export async function withOutput<T>(
  { out, cache, wholeFolders, notice }: OutputOptions,
  work: (output: Output) => Promise<T>,
): Promise<T> {
  const unlock = await lockOutput(out, notice);
  const state = stateFolders(cache, out);
  let place: OutputPlace | undefined;
  try {
    await finishInterrupted(out, { cache, former: state.former }, notice);
    removeStagingFolders(out);
    await removeLeftovers(out);
    const checking = checkFormerSite(out, state.former, notice);
    // It is reported where it is awaited.
    checking.catch(() => undefined);
    return await work({
      state,
      checked: () => checking,
      begin: async () => {
        const { former } = await checking;
        if (place !== undefined) removeStagingFolders(out);
        place = choosePlace(out);
        await prepareState(state);
        return new NextSite(place.staging, former);
      },
      publish: async (site, made) => {
        if (place === undefined) throw new Error('The next site has not been begun.');
        await publishSite({ place, site, wholeFolders, state: { cache, ...state }, made });
      },
    });
  } catch (error) {
    throw outputError(error, out);
  } finally {
    if (place !== undefined && !isInterrupted(out)) removeFolder(place.staging);
    if (!isInterrupted(out)) removeFolder(state.next);
    await unlock();
  }
}
