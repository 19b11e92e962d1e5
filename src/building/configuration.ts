import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseTopicsFile, type TopicsFile } from '../catalog/topics/topics-file.ts';
import { projectRoot } from '../commands/program.ts';
import type { SiteConfig } from '../site/config.ts';
import { ConfigError, type ConfigProblem, problemLine } from '../site/config-error.ts';
import { readSiteFile, shownPath } from '../site/site.ts';
import { readSettingsText } from '../site/yaml-file.ts';

/** What the owner's settings files say, both of them. */
export interface Configuration {
  readonly site: SiteConfig;
  readonly topicsFile: TopicsFile;
  /** The name of the file that has the topics, for messages. */
  readonly topicsFileName: string;
  /** What the owner should know, though it is no mistake; a line each, which begins with its place. */
  readonly notes: readonly string[];
}

/**
 * Reads and checks `site.yaml` and `topics.yaml` of a content folder, or the shipped ones where it has none of its own.
 * @throws {ConfigError} that names every mistake of both.
 */
export function readConfiguration(contentDir: string): Configuration {
  const problems: ConfigProblem[] = [];
  const site = collecting(problems, () => readSiteFile(settingsFile(contentDir, 'site.yaml')));
  const topicsPath = settingsFile(contentDir, 'topics.yaml');
  const topicsFileName = topicsPath === undefined ? 'topics.yaml' : shownPath(topicsPath);
  const topicsFile = collecting(problems, () => {
    if (topicsPath !== undefined)
      return parseTopicsFile(readSettingsText(topicsPath, topicsFileName), topicsFileName);
    const message = 'There is no such file, neither in the content folder nor in Broadsheet’s own.';
    const hint = 'Take it from the repository again: git checkout content/topics.yaml';
    throw new ConfigError([{ file: topicsFileName, line: 1, column: 1, message, hint }]);
  });
  if (site === undefined || topicsFile === undefined) throw new ConfigError(problems);
  return { site: site.config, topicsFile, topicsFileName, notes: site.notes.map(problemLine) };
}

/** The path of an owner's settings file, else of the shipped one, else `undefined`. */
export function settingsFile(contentDir: string, name: string): string | undefined {
  return [join(contentDir, name), join(projectRoot, 'content', name)].find((path) => existsSync(path));
}

/** What `read` gives; `undefined` where it finds mistakes, which are added to `problems`. */
function collecting<T>(problems: ConfigProblem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
