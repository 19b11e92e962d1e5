import type { z } from 'zod';
import { type SiteConfig, siteConfigSchema } from './config.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { configIssuesOf, GROUPS } from './config-issues.ts';
import { pictureSize } from './picture-size.ts';
import { fontFiles } from './theme.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';
import { cutComments, emptyKeys, offsetOf } from './yaml-keys.ts';

/** The content of a `site.yaml`. */
export interface SiteConfigFile {
  readonly config: SiteConfig;
  /** Hints for the owner that are not mistakes. */
  readonly notes: readonly ConfigProblem[];
}

/** Returns the bytes of a file that the settings name; `undefined` if the content folder does not have it. */
export type ReadOwn = (path: string) => Buffer | undefined;

/**
 * Reads the text of `site.yaml`, and the files that it names if `read` is given. `file` is its name in
 * messages.
 * @throws {ConfigError} that lists all mistakes.
 */
export function readSiteConfig(text: string, file: string, read?: ReadOwn): SiteConfigFile {
  const yaml = readYaml(text, file);
  if (!yaml.isReadable) throw new ConfigError(yaml.problems);
  const empty = emptyProblems(yaml, text);
  const result = siteConfigSchema.safeParse(withoutEmpty(yaml.content ?? {}));
  const complaints = result.success
    ? fileProblems(yaml, result.data, read)
    : result.error.issues.flatMap((issue) => schemaProblems(yaml, issue));
  const problems = [...yaml.problems, ...empty, ...complaints].sort(
    (one, other) => one.line - other.line || one.column - other.column,
  );
  if (problems.length > 0 || !result.success) throw new ConfigError(problems);
  return { config: result.data, notes: commentNotes(yaml, text) };
}

/** Reads the text of `site.yaml`, without the files that it names. @throws {ConfigError} */
export function parseSiteConfig(text: string, file: string): SiteConfig {
  return readSiteConfig(text, file).config;
}

function schemaProblems(yaml: YamlFile, issue: z.core.$ZodIssue): ConfigProblem[] {
  return configIssuesOf(issue, yaml.content).map(({ path, message, hint }) =>
    yaml.problem(offsetOf(yaml.document, path), message, hint),
  );
}

/** Groups of settings without text, for which quotes would not help. */
const WORDLESS: ReadonlySet<string> = new Set(['show', 'limits', 'search', 'authors']);

/**
 * Keys without a value. A group of settings may have none, since all of its settings may be commented out.
 */
function emptyProblems(yaml: YamlFile, text: string): ConfigProblem[] {
  return emptyKeys(yaml.document, text).flatMap(({ path, offset, comment }) => {
    if (path.length === 1 && GROUPS.has(path[0] ?? '') && comment === undefined) return [];
    const key = path.at(-1) ?? '';
    const hint =
      comment === undefined
        ? 'Give it one, or leave the line out.'
        : WORDLESS.has(path[0] ?? '')
          ? 'A # begins a comment: remove it, or the whole line.'
          : `A # begins a comment; put the value in quotes: ${key}: "#${comment}"`;
    return [yaml.problem(offset, `\`${path.join('.')}\` has no value.`, hint)];
  });
}

/** Values that a `#` cuts short, as in `name: Group #7`. */
function commentNotes(yaml: YamlFile, text: string): ConfigProblem[] {
  return cutComments(yaml.document, text).map(({ path, offset, value, comment }) =>
    yaml.problem(
      offset,
      `\`${path.join('.')}\` is “${value}”, since a # begins a comment.`,
      `If “#${comment}” belongs to it, put all of it in quotes.`,
    ),
  );
}

const SEEN_FILE = 'Put it there, or correct its name: capitals count.';
const LOGO_HINT = 'Save it again as PNG, or give the SVG a viewBox.';

function fileProblems(yaml: YamlFile, config: SiteConfig, read: ReadOwn | undefined): ConfigProblem[] {
  if (read === undefined) return [];
  return filesIn(config).flatMap(([keys, path]) => {
    const bytes = read(path);
    const at = offsetOf(yaml.document, keys);
    if (bytes === undefined)
      return [yaml.problem(at, `There is no file ${path} beside the settings.`, SEEN_FILE)];
    if (keys[0] !== 'logo' || pictureSize(bytes) !== undefined) return [];
    return [yaml.problem(at, `The logo ${path} has no size, or is not a picture.`, LOGO_HINT)];
  });
}

/** The files that the settings name, each with its key. */
export function filesIn({ logo, icon, fonts }: SiteConfig): [keys: string[], path: string][] {
  const named: [string[], string | undefined][] = [
    [['logo', 'file'], logo?.file],
    [['logo', 'dark'], logo?.dark],
    [['icon'], icon],
    ...(['text', 'interface'] as const).flatMap((use) =>
      fontFiles(fonts[use]).map((path): [string[], string] => [['fonts', use], path]),
    ),
  ];
  return named.flatMap(([keys, path]) => (path === undefined ? [] : [[keys, path]]));
}

/** The content without empty values, which are reported separately. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutEmpty(inner)]])),
  );
}
