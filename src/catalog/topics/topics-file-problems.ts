import { type Document, isMap, isNode, isScalar } from 'yaml';
import type { z } from 'zod';
import type { ConfigProblem } from '../../site/config-error.ts';
import { nearest } from '../../site/nearest.ts';
import type { YamlFile } from '../../site/yaml-file.ts';
import { lookUp } from '../../tables/lookup.ts';
import { slugProblems } from './topic-slugs.ts';

const GENERAL_HINT = 'The comment at the top of the shipped content/topics.yaml explains the format.';
const PHRASE_HINT =
  'A phrase is one to eight words separated by spaces or dashes; a * is allowed after three or more letters.';
const SLUG_HINT =
  'Use lower-case letters, digits and single dashes, like "speech-and-audio", and each slug once.';
const HINTS: ReadonlyMap<unknown, string> = new Map([
  ['slug', SLUG_HINT],
  ['was', SLUG_HINT],
  ['group', 'Use the exact name of one of the `groups` of this file, or add the group there.'],
  ...['phrases', 'hints', 'exclude'].map((key): [string, string] => [key, PHRASE_HINT]),
  ['categories', 'Write a list of categories such as "cs.CL", or a whole archive such as "quant-ph".'],
  ['label', 'Give it text; a # begins a comment, and text with : # * needs quotes.'],
  ['description', 'Give it text; a # begins a comment, and text with : # * needs quotes.'],
]);

/** The keys that are allowed under each key of the top level, to suggest a correction of a misspelt one. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': ['limits', 'groups', 'topics'],
  topics: ['slug', 'label', 'group', 'description', 'phrases', 'hints', 'categories', 'exclude', 'was'],
  limits: ['perPaper', 'minimumScore', 'shareOfBest'],
};

/** All problems of a topics file in the order of its lines: those of the schema, and the conflicts between topics. */
export function topicsFileProblems(
  yaml: YamlFile,
  content: unknown,
  issues: readonly z.core.$ZodIssue[],
): ConfigProblem[] {
  const offset = (path: readonly PropertyKey[], key?: string) => offsetOf(yaml.document, path, key);
  const found = withoutConsequences(issues).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) =>
        yaml.problem(
          offset(issue.path, key),
          `${ownerOf(yaml.document, issue.path)} has the unknown key "${key}".`,
          keyHint(issue.path, key),
        ),
      );
    const field = issue.path.findLast((part) => typeof part === 'string');
    return [
      yaml.problem(offset(issue.path), describe(issue, yaml.document), HINTS.get(field) ?? GENERAL_HINT),
    ];
  });
  const shared = slugProblems(content).map(({ path, message, hint, other }) => {
    const at = other === undefined ? undefined : yaml.place(offset(other));
    const first = at === undefined ? '' : `, first at line ${at.line}, column ${at.column}`;
    const field = path.findLast((part) => typeof part === 'string');
    const value = JSON.stringify(yaml.document.getIn(path));
    const owner = ownerOf(yaml.document, path);
    return yaml.problem(
      offset(path),
      `${owner}, ${String(field)}: ${value} ${message}${first}.`,
      hint ?? HINTS.get(field) ?? GENERAL_HINT,
    );
  });
  return [...found, ...shared].sort((one, other) => one.line - other.line || one.column - other.column);
}

/** The issues without those that an unknown key causes: a topic with `phrase` instead of `phrases` has no rules. */
function withoutConsequences(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const unknown = new Set(
    issues.flatMap(({ code, path }) => (code === 'unrecognized_keys' ? [path.join('.')] : [])),
  );
  return issues.filter(({ code, path }) => code !== 'custom' || !unknown.has(path.join('.')));
}

/** The offset of the last node that exists along the path. For a missing field this is the topic that lacks it. */
function offsetOf(document: Document, path: readonly PropertyKey[], key?: string): number {
  const node = document.getIn(path, true);
  if (isMap(node) && key !== undefined) {
    const found = node.items.find((pair) => String(pair.key) === key)?.key;
    if (isScalar(found)) return found.range?.[0] ?? 0;
  }
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

function ownerOf(document: Document, [list, index]: readonly PropertyKey[]): string {
  const name = list === 'topics' && index !== undefined ? document.getIn([list, index, 'slug']) : undefined;
  return typeof name === 'string' ? `topic "${name}"` : 'topics file';
}

function describe(issue: z.core.$ZodIssue, document: Document): string {
  const owner = ownerOf(document, issue.path);
  const field = issue.path.findLast((part) => typeof part === 'string');
  const value = document.getIn(issue.path);
  if (field === undefined || (field === 'topics' && isNode(value))) return `${owner} ${issue.message}.`;
  if (value === undefined) return `${owner}: ${field} is missing.`;
  if (value === null) return `${owner}: ${field} has no value.`;
  return `${owner}, ${field}: ${isNode(value) ? '' : `${JSON.stringify(value)} `}${issue.message}.`;
}

function keyHint(path: readonly PropertyKey[], key: string): string {
  const parent = String(path[0] ?? '');
  const known = lookUp(KEYS, parent) ?? [];
  const suggestion = nearest(key, known);
  return suggestion === undefined
    ? `The keys here are ${known.join(', ')}.`
    : `Did you mean "${suggestion}"?`;
}
