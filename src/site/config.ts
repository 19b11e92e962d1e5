import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { isWebAddress } from '../paper/schema.ts';

const text = z.string().trim().min(1);
const webAddress = z.string().refine(isWebAddress, 'must be an http or https address');
const language = z.string().refine(isLanguage, 'must be a language tag such as en-GB');

const link = z.strictObject({ label: text, url: webAddress });

/** What `content/site.yaml` may say. Every key has a default, and a key that is not here is an error. */
export const siteConfigSchema = z.strictObject({
  /** The site's name, as it stands in the header and in every page's title. */
  name: text.default('Broadsheet'),
  /** One sentence that says what the site is; it stands in the footer and is what search engines show. */
  description: text.default('Research papers, day by day.'),
  /** The address at which the site is published. Only canonical links and feeds need it. */
  url: webAddress.exactOptional(),
  /** The language in which dates and numbers are written, as a tag such as `en-GB`, `en-US` or `de`. */
  language: language.default('en-GB'),
  /** A paragraph of Markdown for the footer, such as who runs the site. */
  footer: text.exactOptional(),
  /** Links for the footer, such as a group's home page. */
  links: z.array(link).default([]),
});

export type SiteConfig = z.output<typeof siteConfigSchema>;

/** A `site.yaml` that does not fit its schema; one line per problem, each with its place and what to do. */
export class SiteConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SiteConfigError';
    this.problems = problems;
  }
}

/** Reads the text of `site.yaml`. @throws {SiteConfigError} that names every problem with `file:line:column`. */
export function parseSiteConfig(yaml: string, file: string): SiteConfig {
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
  const result = siteConfigSchema.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  const problems = result.error.issues.flatMap((issue) =>
    complaints(issue).map(({ path, message, hint }) => problem(offsetOf(document, path), message, hint)),
  );
  throw new SiteConfigError(problems);
}

interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint: string;
}

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
  const known = where === '' ? Object.keys(siteConfigSchema.shape) : Object.keys(link.shape);
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

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
}
