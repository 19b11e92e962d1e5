import type { z } from 'zod';
import { type Day, dayOf } from '../../paper/days.ts';
import { type ArxivId, normalizeTitle, parseArxivId } from '../../paper/identifiers/identifiers.ts';
import { isWebAddress, type Paper } from '../../paper/schema.ts';
import { lineOf } from '../../text/clean/clean-text.ts';
import { feedLineToMarkdown, feedToMarkdown } from '../../text/formats/feed.ts';
import { withdrawalIn } from '../arxiv/withdrawal.ts';
import { authorListFrom, warningsOfOthers } from '../names/author-names.ts';
import type { JsonRecord } from '../reading/json-records.ts';
import type { Reading } from '../reading/reader.ts';
import type { HfItem } from './schema.ts';

/** The differences between the two formats of Hugging Face. */
export interface HfContext {
  readonly source: string;
  /** The path of the paper's fields in the record. */
  readonly path: readonly string[];
  /** The shape of a record, for a hint. */
  readonly shape: string;
  /** The edition of a paper without a listing day. */
  readonly listed: (published: Day | undefined) => Pick<Paper, 'listed' | 'listedInferred'>;
}

/** The paper of a record, or the problem with it. */
export function readHfRecord(
  record: JsonRecord,
  result: z.ZodSafeParseResult<HfItem>,
  context: HfContext,
): Reading {
  const { path, shape } = context;
  if (!result.success) {
    const [issue] = result.error.issues;
    const at = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
    const message = `\`${at.join('.') || 'the record'}\` does not fit: ${issue?.message ?? 'unknown reason'}.`;
    return problem(record, at, message, `A record has the shape ${shape}.`);
  }
  const item = result.data;
  const arxiv = parseArxivId(item.paper.id);
  if (arxiv === undefined) {
    const at = [...path, 'id'];
    const message = `\`${at.join('.')}\` is “${item.paper.id.slice(0, 80)}”, which is not an arXiv identifier.`;
    return problem(record, at, message, 'It looks like 2603.01234 or hep-th/9901001.');
  }
  const title = feedLineToMarkdown(titleOf(item));
  if (title === '') {
    const message = `The paper ${arxiv.id} has no title.`;
    return problem(record, [...path, 'title'], message, 'Add its title and ingest it again.');
  }
  return toPaper(item, arxiv, title, context);
}

function problem(
  record: JsonRecord,
  path: readonly (string | number)[],
  message: string,
  hint: string,
): Reading {
  return { problem: { ...record.locate(path), message, hint, raw: record.raw() } };
}

function toPaper(item: HfItem, arxiv: ArxivId, title: string, context: HfContext): Reading {
  const { paper } = item;
  const published = dayOf(paper.publishedAt ?? item.publishedAt ?? '');
  const listed = dayOf(paper.submittedOnDailyAt ?? '');
  const withdrawn = dayOf(paper.withdrawnAt ?? '');
  const abstract = feedToMarkdown(item.paper.summary ?? item.summary ?? '');
  const list = authorListFrom((paper.authors ?? []).map(({ name }) => ({ whole: name })));
  const { authors } = list;
  const keywords = [...new Set((paper.ai_keywords ?? []).map(lineOf))].filter((keyword) => keyword !== '');
  const organization = lineOf(organizationOf(item));
  const { links, warnings } = linksOf(item, arxiv.id);
  const record: Paper = {
    id: arxiv.id,
    title,
    ...(authors.length > 0 && { authors }),
    ...(listed === undefined ? context.listed(published) : { listed }),
    ...(published !== undefined && { published }),
    ...(arxiv.version !== undefined && { arxiv: { version: arxiv.version } }),
    links,
    ...(paper.upvotes != null && { upvotes: paper.upvotes }),
    ...(item.numComments != null && { comments: item.numComments }),
    ...(paper.githubStars != null && { stars: paper.githubStars }),
    ...(organization !== '' && { organization }),
    ...(keywords.length > 0 && { keywords }),
    sources: [context.source],
    ...(withdrawn !== undefined && { withdrawn }),
    abstract,
  };
  // `published` is the day of the first version, so it is not the day of the withdrawal.
  const inWords = withdrawn === undefined ? withdrawalIn({ title, comment: '', abstract }).warnings : [];
  return { paper: record, warnings: [...inWords, ...warningsOfOthers(list), ...warnings] };
}

/** The outer title has its formulas and no line breaks. It is taken if both titles have the same words. */
function titleOf(item: HfItem): string {
  const inner = lineOf(item.paper.title ?? '');
  const outer = lineOf(item.title ?? '');
  if (inner === '' || outer === '') return outer || inner;
  return comparable(outer) === comparable(inner) ? outer : inner;
}

/** A title without the markup that feeds remove. */
function comparable(title: string): string {
  return normalizeTitle(title.replace(/\\mathbb\b|[$\\{}]/g, '')).replaceAll(' ', '');
}

function organizationOf(item: HfItem): string {
  const organization = item.paper.organization ?? item.organization;
  return organization?.fullname ?? organization?.name ?? '';
}

function linksOf(item: HfItem, id: string): { links: Record<string, string>; warnings: string[] } {
  const named = { code: item.paper.githubRepo, project: item.paper.projectPage };
  const given = Object.entries(named).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const usable = given
    .map(([name, address]) => [name, address.trim()] as const)
    .filter(([, address]) => address !== '');
  const good = usable.filter(([, address]) => isWebAddress(address));
  const bad = usable.filter(([, address]) => !isWebAddress(address));
  const fixed = {
    abs: `https://arxiv.org/abs/${id}`,
    pdf: `https://arxiv.org/pdf/${id}`,
    // Only papers that were on the site have a discussion.
    ...(item.paper.discussionId != null && { discussion: `https://huggingface.co/papers/${id}` }),
  };
  return {
    links: { ...fixed, ...Object.fromEntries(good) },
    warnings: bad.map(
      ([name, address]) =>
        `The ${name} address “${address.slice(0, 80)}” was left out because it is not a web address.`,
    ),
  };
}
