/** The files of a site, wherever they are. Paths are from the site's root, with `/`. */
export interface SiteFiles {
  /** All paths, sorted by code units. */
  paths(): readonly string[];
  /** The paths of the files below a folder, from that folder, sorted. */
  below(folder: string): string[];
  has(path: string): boolean;
  /** The absolute path of a file. */
  fileOf(path: string): string;
  /** The size of a file in bytes; 0 if there is none. */
  sizeOf(path: string): number;
  /** SHA-256 of the bytes of a file, in base64url. @throws if it cannot be read. */
  digestOf(path: string): string;
  /** The bytes of a file. @throws if it cannot be read. */
  read(path: string): Buffer;
  /** Keeps a file if the former site has it with these bytes. @param digest of the bytes. @returns whether it has. */
  keepSame(path: string, digest: string): boolean;
  /** Adds a file to the site. If the former site has the same, that one stays. */
  write(path: string, content: string | Uint8Array): void;
}
