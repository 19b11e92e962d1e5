import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type SiteConfig, siteConfigSchema } from './config.ts';
import { fontFiles } from './theme.ts';

/** A `site.yaml` that does not fit its schema; one line per problem, each with its place and what to do. */
export class SiteConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SiteConfigError';
    this.problems = problems;
  }
}

/**
 * Reads the text of `site.yaml`; `isThere` says whether a file that it names is in the content folder.
 * @throws {SiteConfigError} that names every problem with `file:line:column`.
 */
export function parseSiteConfig(
  yaml: string,
  file: string,
  isThere: (path: string) => boolean = () => true,
): SiteConfig {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const problem = (offset: number, message: string, hint: string) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}: ${message}\n  hint: ${hint}`;
  };
  if (document.errors.length > 0) {
    const hint = 'Put the value in double quotes, and check that keys of one level are indented alike.';
    throw new SiteConfigError(document.errors.map((e) => problem(e.pos[0], firstLine(e.message), hint)));
  }
  const result = siteConfigSchema.safeParse(withoutEmpty(document.toJS() ?? {}));
  if (result.success) {
    const missing = filesIn(result.data).filter(([, path]) => !isThere(path));
    if (missing.length === 0) return result.data;
    throw new SiteConfigError(
      missing.map(([keys, path]) =>
        problem(
          offsetOf(document, keys),
          `There is no file ${path} beside the settings.`,
          'Put it there, or correct its name: capitals count.',
        ),
      ),
    );
  }
  const problems = result.error.issues.flatMap((issue) =>
    complaints(issue).map(({ path, message, hint }) => problem(offsetOf(document, path), message, hint)),
  );
  throw new SiteConfigError(problems);
}

/** The files that the settings name, each with where it is named. */
function filesIn({ logo, icon, fonts }: SiteConfig): [keys: string[], path: string][] {
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

/** A key whose values have all been commented out (`show:` alone) says nothing. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null));
}

interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint: string;
}

/** The settings inside of those that hold others. */
const INNER: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(siteConfigSchema.shape),
  links: ['label', 'url'],
  ...Object.fromEntries(
    (['fonts', 'show', 'limits', 'authors'] as const).map((key) => [
      key,
      Object.keys(siteConfigSchema.shape[key].unwrap().shape),
    ]),
  ),
};

function complaints(issue: z.core.$ZodIssue): Complaint[] {
  const where = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') {
    const message = `${where === '' ? 'The file' : `\`${where}\``} does not fit: ${issue.message}.`;
    return [
      {
        path: issue.path,
        message,
        hint: 'content/site.yaml, as it is shipped, shows each key with an example.',
      },
    ];
  }
  const known = INNER[String(issue.path[0] ?? '')] ?? [];
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    message: `There is no setting \`${where === '' ? key : `${where}.${key}`}\`.`,
    hint: `The settings here are ${known.join(', ')}.`,
  }));
}

/** Where the key at `path` is written; where nothing is, its nearest parent. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  const keys = path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const parent = keys.length < 2 ? document.contents : document.getIn(keys.slice(0, -1), true);
  if (isMap(parent)) {
    const key = parent.items.find((item) => String(item.key) === String(keys.at(-1)))?.key;
    if (isNode(key)) return key.range?.[0] ?? 0;
  }
  const node = keys.length === 0 ? document.contents : document.getIn(keys, true);
  return (isNode(node) ? node : isNode(parent) ? parent : undefined)?.range?.[0] ?? 0;
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
}
