/** What a build of the site tells its service worker. */
export interface WorkerBuild {
  /** A digest of the files of the shell. */
  readonly digest: string;
  /** The files that are stored when the worker is installed: paths from the root, each with a digest of its content. */
  readonly shell: readonly (readonly [path: string, digest: string])[];
  /** The path of the page that is shown in the place of one that is not on the device. */
  readonly notStored: string;
  /** The folders of the site. What else a host has below the same address is not the worker's business. */
  readonly folders: readonly string[];
}
