/** The content folder, the output folder and the settings of one build; all paths are absolute. */
export interface BuildOptions {
  readonly contentDir: string;
  readonly outDir: string;
  /** The address at which the site will be published, if the command line gives one. */
  readonly siteUrl?: string | undefined;
  /** Whether to build a site without papers; the default is true, since a new site has none. */
  readonly mayBeEmpty?: boolean;
  /** Whether the content folder is deleted after the build, so that nothing is kept for the next one; the default is false. */
  readonly isTemporary?: boolean;
  /** The path of a page below the output folder; a notice says why it is made again or not. */
  readonly explained?: string;
  /** Whether all pages are made again, and compared with those that would have been kept. */
  readonly isAudit?: boolean;
  /** The folders of the parts of the site that other machines have made; by default all of it is made here. */
  readonly parts?: readonly string[];
  /** Whether to build pages and an index that work from a folder, without a server; the default is false. */
  readonly isPortable?: boolean;
}
