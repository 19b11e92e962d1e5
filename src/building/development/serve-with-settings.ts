import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ConfigError } from '../../site/config-error.ts';
import { filesIn } from '../../site/config-file.ts';
import { readConfiguration, settingsFile } from '../configuration.ts';

/** A running server. */
export interface DevelopmentServer {
  /** Its exit code; `undefined` while it runs. */
  exitCode(): number | undefined;
  /** Stops it. Returns the exit code 0, since it was asked to stop. */
  stop(): Promise<number>;
}

/** Options of {@link serveWithSettings}. */
export interface DevelopmentOptions {
  readonly contentDir: string;
  /** Starts a server, which reads the settings once, when it starts. */
  readonly start: () => DevelopmentServer;
  readonly say: (line: string) => void;
  /** Stops the server. */
  readonly signal?: AbortSignal;
  /** The interval in milliseconds at which the settings are checked. */
  readonly every?: number;
}

/**
 * Runs a server, and restarts it when `site.yaml` or a file that it names has changed. Mistakes in the settings are reported;
 * the server keeps the former settings until they are corrected.
 * @returns the exit code of the server if it ends by itself, else 0.
 * @throws {ConfigError} if the settings have mistakes at the start.
 */
export async function serveWithSettings(options: DevelopmentOptions): Promise<number> {
  const { contentDir, start, say, signal, every = 400 } = options;
  let running = readSettings(contentDir);
  for (const note of running.notes) say(`note: ${note}`);
  let server = start();
  let [seen, isPending, fault] = [fileStamps(running.files), false, ''];
  for (;;) {
    await pause(every);
    if (server.exitCode() !== undefined) return server.exitCode() ?? 0;
    if (signal?.aborted === true) return server.stop();
    const stamp = fileStamps(running.files);
    // A file that has just changed may be half written.
    const isQuiet = stamp === seen;
    isPending ||= !isQuiet || fault !== '';
    seen = stamp;
    if (!isQuiet || !isPending) continue;
    isPending = false;
    const now = rereadSettings(contentDir, fault, say);
    if (typeof now === 'string') {
      fault = now;
      continue;
    }
    fault = '';
    const isSame = now.digest === running.digest;
    running = now;
    if (isSame) continue;
    say('The settings have changed; the server restarts.');
    for (const note of now.notes) say(`note: ${note}`);
    await server.stop();
    server = start();
  }
}

/** The current settings; if they have mistakes, the error message, which is printed unless it equals `fault`. */
function rereadSettings(contentDir: string, fault: string, say: (line: string) => void): Settings | string {
  try {
    const settings = readSettings(contentDir);
    if (fault !== '') say('The settings are in order again.');
    return settings;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    if (error.message !== fault)
      say(`error: ${error.message}\nThe server goes on with the former settings until they are corrected.`);
    return error.message;
  }
}

/** Settings without mistakes. */
interface Settings {
  readonly notes: readonly string[];
  /** All files that the settings depend on, also those that do not exist. */
  readonly files: readonly string[];
  /** A digest of `site.yaml` and the files that it names. */
  readonly digest: string;
}

function readSettings(contentDir: string): Settings {
  const { site, notes } = readConfiguration(contentDir);
  const siteFile = settingsFile(contentDir, 'site.yaml');
  const folder = siteFile === undefined ? contentDir : dirname(siteFile);
  const own = [
    ...(siteFile === undefined ? [] : [siteFile]),
    ...filesIn(site).map(([, path]) => join(folder, path)),
  ];
  const digest = hash('sha256', own.map((path) => hash('sha256', readFileSync(path))).join('\n'));
  const settingsFiles = ['site.yaml', 'topics.yaml'].map((name) => join(contentDir, name));
  return { notes, files: [...new Set([...settingsFiles, ...own])], digest };
}

/** A text that changes when one of the files changes, appears or disappears. The files may be in different folders. */
function fileStamps(files: readonly string[]): string {
  const stamps = files.map((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? '-' : `${found.mtimeMs}/${found.size}/${found.ino}`;
  });
  return stamps.join(' ');
}
