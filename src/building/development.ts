import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ConfigError } from '../site/config-error.ts';
import { filesIn } from '../site/config-file.ts';
import { readConfiguration, settingsFile } from './configuration.ts';

/** A server that is running. */
export interface DevelopmentServer {
  /** Its exit code, once it has ended. */
  exitCode(): number | undefined;
  /** Ends it, and gives the exit code of what was asked for: 0. */
  stop(): Promise<number>;
}

/** What a server that follows the settings needs. */
export interface DevelopmentOptions {
  readonly contentDir: string;
  /** Starts a server, which reads the settings once. */
  readonly start: () => DevelopmentServer;
  readonly say: (line: string) => void;
  /** Ends the work from outside. */
  readonly signal?: AbortSignal;
  /** How often the settings are looked at, in milliseconds. */
  readonly every?: number;
}

/**
 * Runs a server, and starts it anew whenever `site.yaml` or a file that it names has changed. Settings with mistakes are
 * reported, and the server goes on with the former ones until they are corrected.
 * @returns the exit code of the server where it ends by itself, else 0.
 * @throws {ConfigError} where the settings have mistakes to begin with.
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
    // What has just changed may be half written.
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
    say('The settings have changed: the server starts anew.');
    for (const note of now.notes) say(`note: ${note}`);
    await server.stop();
    server = start();
  }
}

/** The settings as they are now; where they have mistakes, these in words, said where they are not those of before. */
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
  /** All files that have a say in them, those that are not there too. */
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
  const both = ['site.yaml', 'topics.yaml'].map((name) => join(contentDir, name));
  return { notes, files: [...new Set([...both, ...own])], digest };
}

/** What changes when one of the files does, or comes, or goes. Their folders may be anywhere, so they are asked one by one. */
function fileStamps(files: readonly string[]): string {
  const stamps = files.map((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? '-' : `${found.mtimeMs}/${found.size}/${found.ino}`;
  });
  return stamps.join(' ');
}
