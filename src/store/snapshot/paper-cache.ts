import { CacheDatabase, sealOf } from './cache-database.ts';
import { DamagedCache } from './cache-fault.ts';
import { decodeListed, encodeListed, type ListedPaper } from './listed-paper.ts';

/** A file as it was when it was last read. */
export interface KnownFile {
  readonly fingerprint: string;
  /** A time before it was read, in milliseconds. */
  readonly recorded: number;
  readonly paper: ListedPaper;
}

/**
 * The cache of a content folder: its files, their contents, and facts about these. Every row has a digest of itself, so that damage is
 * noticed: all methods throw {@link DamagedCache} or an error of SQLite.
 */
export class PaperCache extends CacheDatabase {
  /** All files by their paths. */
  files(): Map<string, KnownFile> {
    const files = new Map<string, KnownFile>();
    const statement = this.prepare('SELECT path, fingerprint, recorded, listed, seal FROM files');
    // An archive has a row for each file: arrays take half the time of objects.
    statement.setReturnArrays(true);
    const rows: Iterable<unknown> = statement.iterate();
    for (const [path, fingerprint, recorded, listed, seal] of rows as Iterable<readonly unknown[]>) {
      if (seal !== sealOf(path, fingerprint, recorded, listed)) throw new DamagedCache();
      const paper = decodeListed(String(listed));
      files.set(String(path), { fingerprint: String(fingerprint), recorded: Number(recorded), paper });
    }
    return files;
  }

  /** Records a file. What it had before is unused unless another file has it. */
  record({ fingerprint, recorded, paper }: KnownFile): void {
    this.forget(paper.path, recorded, paper.digest);
    const listed = encodeListed(paper);
    const seal = sealOf(paper.path, fingerprint, recorded, listed);
    this.prepare('INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)').run(
      paper.path,
      fingerprint,
      recorded,
      paper.digest,
      listed,
      seal,
    );
  }

  /** Removes a file from those that are known, unless it has the content `kept`. */
  forget(path: string, now: number, kept = ''): void {
    this.prepare(
      'INSERT OR REPLACE INTO unused SELECT digest, ? FROM files WHERE path = ? AND digest <> ?',
    ).run(now, path, kept);
    this.prepare('DELETE FROM files WHERE path = ? AND digest <> ?').run(path, kept);
  }

  /** Marks a content that no file is recorded with, so that it is removed later. */
  markUnused(digest: string, now: number): void {
    this.prepare('INSERT OR REPLACE INTO unused VALUES (?, ?)').run(digest, now);
  }

  /** Removes the contents that no file has had for so long, with all that was derived from them. */
  removeUnused(afterMs: number, now: number): void {
    // A clock that was set back must not keep them forever. Another process may have noted a time that is a little later than `now`.
    const [before, after] = [now - afterMs, now + afterMs];
    const due = 'FROM unused WHERE since < ? OR since > ?';
    if (this.prepare(`SELECT 1 ${due}`).get(before, after) === undefined) return;
    this.transaction(() => {
      const gone = `IN (SELECT digest ${due} EXCEPT SELECT digest FROM files)`;
      for (const table of ['papers', 'facts'])
        this.prepare(`DELETE FROM ${table} WHERE digest ${gone}`).run(before, after);
      this.prepare(`DELETE ${due}`).run(before, after);
    });
  }

  /** The content of files with a digest. */
  content(digest: string): string | undefined {
    const row = this.prepare('SELECT content, seal FROM papers WHERE digest = ?').get(digest);
    if (row === undefined) return undefined;
    if (row.seal !== sealOf(digest, row.content)) throw new DamagedCache();
    return String(row.content);
  }

  addContent(digest: string, content: string): void {
    this.prepare('INSERT OR IGNORE INTO papers VALUES (?, ?, ?)').run(
      digest,
      content,
      sealOf(digest, content),
    );
  }

  /** A fact about the content with a digest; `undefined` if it is not known, or if other code derived it. */
  fact(kind: string, digest: string, code: string): string | undefined {
    const row = this.prepare('SELECT code, content, seal FROM facts WHERE kind = ? AND digest = ?').get(
      kind,
      digest,
    );
    if (row === undefined || row.code !== code) return undefined;
    if (row.seal !== sealOf(kind, digest, code, row.content)) throw new DamagedCache();
    return String(row.content);
  }

  addFact(kind: string, digest: string, code: string, content: string): void {
    const seal = sealOf(kind, digest, code, content);
    this.prepare('INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?)').run(
      kind,
      digest,
      code,
      content,
      seal,
    );
  }
}
