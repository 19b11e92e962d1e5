import { z } from 'zod';
import { isReservedName } from '../../paper/identifiers/file-names.ts';
import { ConfigError } from '../../site/config-error.ts';
import { aliasesIn, readYaml } from '../../site/yaml-file.ts';
import { topicsFileProblems } from './topics-file-problems.ts';

const WORD = String.raw`[\p{L}\p{N}\p{M}]+`;
const PHRASE = new RegExp(String.raw`^${WORD}\*?(?:[\s\p{Pd}]+${WORD}\*?){0,7}$`, 'u');
const SHORT_STEM = /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}\p{M}]{1,2}\*/u;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const CATEGORY = /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?$/;

const text = z.string('must be text').trim().min(1, 'is empty');
// The name of a file, with an ending.
const slug = text.regex(SLUG, 'is not a slug').max(100, 'is longer than 100 characters');
const ownSlug = slug.refine((value) => !isReservedName(value), 'is a name reserved by Windows');
const phrase = text
  .regex(PHRASE, 'is not a phrase')
  .refine((value) => !SHORT_STEM.test(value), 'has a * after fewer than three letters');
const category = text.regex(CATEGORY, 'is not an arXiv category');
const uniqueList = (item: typeof text) => z.array(item, 'must be a list').superRefine(unique);
const listOf = (item: typeof text) => uniqueList(item).default([]);

function unique(values: readonly string[], context: z.RefinementCtx): void {
  const spaced = values.map((value) => value.replace(/[\s\p{Pd}]+/gu, ' '));
  for (const [index, value] of spaced.entries()) {
    if (spaced.indexOf(value) === index) continue;
    context.addIssue({ code: 'custom', path: [index], message: 'is listed twice' });
  }
}

const topicFields = {
  slug: ownSlug,
  label: text,
  group: text,
  description: text,
  phrases: listOf(phrase),
  hints: listOf(phrase),
  categories: listOf(category),
  exclude: listOf(phrase),
  /** Former slugs of the topic. */
  was: uniqueList(slug).exactOptional(),
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
const topicsFileSchema = z.strictObject(fields, 'needs `groups` and `topics` at its top level');

/** One topic and its rules; the comment at the top of `content/topics.yaml` explains each key. */
export type Topic = Readonly<z.infer<typeof topicSchema>>;

/** The content of a `topics.yaml` in the order of the file, with defaults filled in. */
export type TopicsFile = Readonly<z.infer<typeof topicsFileSchema>>;

/**
 * Reads the text of a `topics.yaml`. `file` is its name for messages. An empty text gives no topics.
 * @throws {ConfigError} with all mistakes: YAML syntax, an alias, an unknown key, a bad value, a topic without rules, a
 * group that is not declared, a slug that is used twice.
 */
export function parseTopicsFile(yamlText: string, file: string): TopicsFile {
  if (lastParsed?.yamlText === yamlText) return lastParsed.topicsFile;
  const topicsFile = parseText(yamlText, file);
  lastParsed = { yamlText, topicsFile };
  return topicsFile;
}

/** Several steps of a build need the same file, and each takes a fifth of a second to read it. */
let lastParsed: { readonly yamlText: string; readonly topicsFile: TopicsFile } | undefined;

function parseText(yamlText: string, file: string): TopicsFile {
  const yaml = readYaml(yamlText, file);
  const aliases = yaml.isReadable ? aliasesIn(yaml.document) : [];
  if (!yaml.isReadable || aliases.length > 0) {
    const hint = 'Put text that begins with * in double quotes.';
    const found = aliases.map(({ offset, source }) =>
      yaml.problem(offset, `"*${source}" is a YAML alias, not text.`, hint),
    );
    throw new ConfigError([...yaml.problems, ...found]);
  }
  const content = yaml.content ?? { groups: [], topics: [] };
  const parsed = topicsFileSchema.safeParse(content);
  const problems = [...yaml.problems, ...topicsFileProblems(yaml, content, parsed.error?.issues ?? [])];
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems);
  return parsed.data;
}
