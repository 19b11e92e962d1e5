import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';

const WORD = String.raw`[\p{L}\p{N}\p{M}]+`;
const PHRASE = new RegExp(String.raw`^${WORD}\*?(?:[\s\p{Pd}]+${WORD}\*?){0,7}$`, 'u');
const SHORT_STEM = /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}\p{M}]{1,2}\*/u;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const CATEGORY = /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?$/;

const text = z.string('must be text').trim().min(1, 'is empty');
const slug = text.regex(SLUG, 'is not a slug');
const phrase = text
  .regex(PHRASE, 'is not a phrase')
  .refine((value) => !SHORT_STEM.test(value), 'has a * after fewer than three letters');
const category = text.regex(CATEGORY, 'is not an arXiv category');
const listOf = (item: typeof text) => z.array(item, 'must be a list').superRefine(unique).default([]);

function unique(values: readonly string[], context: z.RefinementCtx): void {
  const spaced = values.map((value) => value.replace(/[\s\p{Pd}]+/gu, ' '));
  for (const [index, value] of spaced.entries()) {
    if (spaced.indexOf(value) === index) continue;
    context.addIssue({ code: 'custom', path: [index], message: 'is listed twice' });
  }
}

const topicFields = {
  slug,
  label: text,
  group: text,
  description: text,
  phrases: listOf(phrase),
  hints: listOf(phrase),
  categories: listOf(category),
  exclude: listOf(phrase),
};
const topicSchema = z
  .strictObject(topicFields, 'must have a slug, a label, a group, a description and rules')
  .refine(({ phrases, hints, categories }) => phrases.length + hints.length + categories.length > 0, {
    message: 'has no phrases, hints or categories, so no paper could ever get it',
  });
const limitsSchema = z.strictObject({
  perPaper: z.literal([1, 2, 3], 'must be 1, 2 or 3').default(3),
  minimumScore: z.number('must be a number').positive('must be above 0').default(5),
  shareOfBest: z.number('must be a number').min(0, 'must be 0 to 1').max(1, 'must be 0 to 1').default(0.45),
});
const topicsSchema = z.array(topicSchema, 'must be a list');
const fields = { limits: limitsSchema.prefault({}), groups: listOf(text), topics: topicsSchema };
const vocabularySchema = z
  .strictObject(fields, 'needs `groups` and `topics` at its top level')
  .superRefine(({ groups, topics }, context) => {
    for (const [index, { slug, group }] of topics.entries()) {
      const first = topics.findIndex((topic) => topic.slug === slug);
      const complain = (field: string, message: string, params = {}) =>
        context.addIssue({ code: 'custom', path: ['topics', index, field], message, params });
      if (first !== index) complain('slug', 'is used twice', { first });
      if (!groups.includes(group)) complain('group', 'is not one of the groups');
    }
  });

/** One topic and its rules; the head of `content/topics.yaml` says what each means. */
export type Topic = Readonly<z.infer<typeof topicSchema>>;

/** Everything a `topics.yaml` says, in its own order, with what it left out filled in. */
export type Vocabulary = Readonly<z.infer<typeof vocabularySchema>>;

/** What is wrong with a vocabulary file, and where; `line` and `column` count from 1. */
export class VocabularyError extends Error {
  override readonly name = 'VocabularyError';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly hint: string;

  constructor(problem: string, hint: string, at: { file: string; line: number; column: number }) {
    super(`${at.file}:${at.line}:${at.column}: ${problem}`);
    this.file = at.file;
    this.line = at.line;
    this.column = at.column;
    this.hint = hint;
  }
}

const GENERAL_HINT =
  'The head of the shipped content/topics.yaml explains the format. Text with : # * may need quotes.';
const PHRASE_HINT =
  'A phrase is one to eight words apart by spaces or dashes; * may stand after three or more letters.';
const HINTS: ReadonlyMap<unknown, string> = new Map([
  ['slug', 'Use lower-case letters, digits and single dashes, like "speech-and-audio", and each slug once.'],
  ['group', 'Write one of the `groups` of this file in the same words, or add the group there.'],
  ...['phrases', 'hints', 'exclude'].map((key): [string, string] => [key, PHRASE_HINT]),
  ['categories', 'Write a list of categories such as "cs.CL", or a whole archive such as "quant-ph".'],
]);

/** The nearest node that exists along the path, so that a missing field points at the topic that lacks it. */
function offsetOf(document: Document, path: readonly PropertyKey[], key?: string): number {
  const node = document.getIn(path, true);
  if (isMap(node) && key !== undefined) {
    const found = node.items.find((pair) => String(pair.key) === key)?.key;
    if (isScalar(found)) return found.range?.[0] ?? 0;
  }
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

function describe(issue: z.core.$ZodIssue, document: Document): string {
  const [list, index] = issue.path;
  const name = list === 'topics' && index !== undefined ? document.getIn([list, index, 'slug']) : undefined;
  const owner = typeof name === 'string' ? `topic "${name}"` : 'vocabulary';
  if (issue.code === 'unrecognized_keys') return `${owner} has the unknown key "${issue.keys.join('", "')}"`;
  const field = issue.path.findLast((part) => typeof part === 'string');
  const value = document.getIn(issue.path);
  if (field === undefined || (field === 'topics' && isNode(value))) return `${owner} ${issue.message}`;
  if (value === undefined) return `${owner}: ${field} is missing`;
  return `${owner}, ${field}: ${isNode(value) ? '' : `${JSON.stringify(value)} `}${issue.message}`;
}

/**
 * Reads a vocabulary from the text of a `topics.yaml`; `file` is only its name, for messages. An empty text is
 * a vocabulary without topics.
 * @throws {VocabularyError} for the first thing wrong: YAML syntax, an alias, an unknown key, a bad value, a
 * topic without rules, a group that is not declared, a slug used twice.
 */
export function parseVocabulary(yamlText: string, file: string): Vocabulary {
  const lines = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: lines, prettyErrors: false });
  const fail = (offset: number, problem: string, hint = GENERAL_HINT): never => {
    const { line, col } = lines.linePos(offset);
    throw new VocabularyError(problem, hint, { file, line: Math.max(line, 1), column: Math.max(col, 1) });
  };
  for (const { pos, message } of [...document.errors, ...document.warnings]) fail(pos[0], message);
  visit(document, {
    Alias: (_, { range, source }) => fail(range?.[0] ?? 0, `"*${source}" is a YAML alias, not text`),
  });
  const content: unknown = document.toJS() ?? { groups: [], topics: [] };
  const parsed = vocabularySchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (!issue) throw parsed.error;
  const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const first = issue.code === 'custom' ? issue.params?.first : undefined;
  const other =
    first === undefined ? undefined : lines.linePos(offsetOf(document, ['topics', first, 'slug']));
  const problem =
    describe(issue, document) + (other ? `, first at line ${other.line}, column ${other.col}` : '');
  const hint = HINTS.get(issue.path.findLast((part) => typeof part === 'string'));
  return fail(offsetOf(document, issue.path, key), problem, hint);
}
