import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseTopicsFile, type TopicsFile } from '../catalog/topics/topics-file.ts';
import { projectRoot } from '../commands/program.ts';
import type { SiteConfig } from '../site/config.ts';
import { ConfigError, type ConfigProblem, problemLine } from '../site/config-error.ts';
import { readSiteFile, shownPath } from '../site/site.ts';
import { readSettingsText } from '../site/yaml-file.ts';

/** The content of both settings files. */
export interface Configuration {
  readonly site: SiteConfig;
  readonly topicsFile: TopicsFile;
  /** The path of the topics file, for messages. */
  readonly topicsFileName: string;
  /** Hints that are no mistakes, one line each; a line begins with its place. */
  readonly notes: readonly string[];
}

/**
 * Reads and checks `site.yaml` and `topics.yaml` of a content folder, or the shipped ones if it has none.
 * @throws {ConfigError} that lists all mistakes in both.
 */
export function readConfiguration(contentDir: string): Configuration {
  const problems: ConfigProblem[] = [];
  const site = collectProblems(problems, () => readSiteFile(settingsFile(contentDir, 'site.yaml')));
  const topicsPath = settingsFile(contentDir, 'topics.yaml');
  const topicsFileName = topicsPath === undefined ? 'topics.yaml' : shownPath(topicsPath);
  const topicsFile = collectProblems(problems, () => {
    if (topicsPath !== undefined)
      return parseTopicsFile(readSettingsText(topicsPath, topicsFileName), topicsFileName);
    const message = 'There is no such file, neither in the content folder nor in Broadsheet’s own.';
    const hint = 'Take it from the repository again: git checkout content/topics.yaml';
    throw new ConfigError([{ file: topicsFileName, line: 1, column: 1, message, hint }]);
  });
  if (site === undefined || topicsFile === undefined) throw new ConfigError(problems);
  return { site: site.config, topicsFile, topicsFileName, notes: site.notes.map(problemLine) };
}

/** The path of a settings file in the content folder, else of the shipped one, else `undefined`. */
export function settingsFile(contentDir: string, name: string): string | undefined {
  return [join(contentDir, name), join(projectRoot, 'content', name)].find((path) => existsSync(path));
}

/** The result of `read`; `undefined` if it finds mistakes, which are added to `problems`. */
function collectProblems<T>(problems: ConfigProblem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
