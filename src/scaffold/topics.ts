import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { projectRoot } from '../commands/program.ts';
import { UsageError } from '../commands/usage-error.ts';
import { nearest } from '../site/nearest.ts';

const SHIPPED = join(projectRoot, 'content', 'topics.yaml');

/**
 * The text of a topics file with some of the shipped topics, in the shipped order, or with all. Comments stay.
 * @param slugs `undefined` for all.
 * @throws {UsageError} if a slug is unknown.
 */
export function chosenTopics(slugs: readonly string[] | undefined): string {
  const text = readFileSync(SHIPPED, 'utf8');
  if (slugs === undefined) return text;
  const document = parseDocument(text);
  const topics = listOf(document.get('topics'));
  const known = topics.items.map((topic) => textOf(topic, 'slug'));
  for (const slug of slugs) if (!known.includes(slug)) throw unknownTopic(slug, known);
  topics.items = topics.items.filter((topic) => slugs.includes(textOf(topic, 'slug')));
  const groups = listOf(document.get('groups'));
  const used = new Set(topics.items.map((topic) => textOf(topic, 'group')));
  groups.items = groups.items.filter((group) => isScalar(group) && used.has(String(group.value)));
  return document.toString({ lineWidth: 0 });
}

function unknownTopic(slug: string, known: readonly string[]): UsageError {
  const meant = nearest(slug, known);
  const guess = meant === undefined ? '' : `Did you mean ${meant}? `;
  return new UsageError(
    `There is no topic “${slug}”.`,
    `${guess}Write all, or some of these, separated by commas: ${known.join(', ')}.`,
  );
}

function listOf(node: unknown): YAMLSeq<Node> {
  if (isSeq<Node>(node)) return node;
  throw new Error(`${SHIPPED} has no list of topics and groups. Restore it from git.`);
}

function textOf(topic: Node, key: string): string {
  return isMap(topic) ? String((topic as YAMLMap).get(key)) : '';
}
