import { Document, parseDocument, type Scalar, type ScalarTag, stringify, type Tags } from 'yaml';
import {
  CONFLICT,
  CONFLICT_HINT,
  conflictMarkerIn,
  escapeConflictMarkers,
} from '../paper/conflict-markers.ts';
import { FIELD_ORDER, type Paper, paperSchema } from '../paper/schema.ts';
import { digestOf } from './digest.ts';
import { OWN_KEYS, readFrontMatter } from './front-matter.ts';
import { preserveUserEdits } from './preserve-user-edits.ts';
import { StoreError } from './store-error.ts';

/** The content of a paper's file: the paper, and what a person added. */
export interface StoredPaper {
  readonly paper: Paper;
  /** Front-matter keys that a person added. */
  readonly extras: Readonly<Record<string, unknown>>;
  /** Markdown under `## Notes`, without the heading; empty if there is none. */
  readonly notes: string;
  /** Whether a person has changed a field that Broadsheet wrote, so that a source must not overwrite it. */
  readonly edited: boolean;
}

const FENCE = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;
const NOTES = /^## +Notes[ \t]*\r?$/m;
const DIGEST = 'digest';
const DIGEST_LINE = /^digest: *["']?(\w+)/m;
// Long titles stay on one line, so that a change of one word is a change of one line.
const STYLE = { lineWidth: 0 } as const;
const NO_ANCHORS = { aliasDuplicateObjects: false } as const;
// Keeps numbers as a person wrote them: `007` must not become 7, nor `+49` 49.
const VERBATIM = {
  customTags: (tags: Tags): Tags =>
    tags.map((tag) => (isNumber(tag) ? { ...tag, stringify: verbatim } : tag)),
};

/**
 * The text of a new paper's file.
 * @throws {z.ZodError} if the paper does not fit the schema, so that no unreadable file is written.
 */
export function serialize(paper: Paper): string {
  const stored = storable(paper);
  return assemble(
    stringify(frontMatter(stored, digestOf(stored)), { ...STYLE, ...NO_ANCHORS }),
    stored.abstract,
  );
}

/**
 * The text of a paper's file that replaces `former`. It keeps a person's keys and comments, and the text
 * under
 * `## Notes`.
 */
export function reserialize(paper: Paper, former: string, edited: boolean): string {
  const stored = storable(paper);
  const { yaml, body } = split(former, '');
  const old = parseDocument(yaml);
  const formerDigest = old.get(DIGEST);
  // A digest that does not match marks the file as edited from then on.
  const digest = edited ? (typeof formerDigest === 'string' ? formerDigest : 'edited') : digestOf(stored);
  const document = new Document(frontMatter(stored, digest), { ...NO_ANCHORS, ...VERBATIM });
  preserveUserEdits(document, old, new Set([...OWN_KEYS, DIGEST]));
  const text = assemble(document.toString(STYLE), stored.abstract);
  const at = NOTES.exec(body)?.index;
  const notes = at === undefined ? '' : `\n${body.slice(at)}`;
  // An editor on Windows may have changed the line ends. They are kept, and consistent in the file.
  return FENCE.exec(former)?.[0].startsWith('---\r')
    ? text.replaceAll('\n', '\r\n') + notes.replace(/^\n/, '\r\n')
    : text + notes;
}

/**
 * Parses a paper's file.
 * @throws {StoreError} if the front matter is missing, is not YAML or does not fit the schema, or if the file has both sides of a
 * git conflict.
 */
export function parse(text: string, file: string): StoredPaper {
  const conflict = conflictMarkerIn(text);
  if (conflict !== undefined) throw new StoreError(file, conflict, CONFLICT, CONFLICT_HINT);
  const { yaml, body } = split(text, file);
  const { [DIGEST]: digest, ...keys } = readFrontMatter(yaml, file);
  const notesAt = NOTES.exec(body);
  const abstract = withLineFeeds(notesAt === null ? body : body.slice(0, notesAt.index)).trim();
  const extras = Object.entries(keys).filter(([key]) => !OWN_KEYS.has(key));
  const fields = { ...keys };
  for (const [key] of extras) delete fields[key];
  // The front matter has been checked against the schema, and any text is an abstract.
  const paper: Paper = { ...fields, abstract };
  return {
    paper,
    extras: Object.fromEntries(extras),
    notes: notesAt === null ? '' : withLineFeeds(body.slice(notesAt.index + notesAt[0].length)).trim(),
    edited: digest !== digestOf(paper),
  };
}

/** Whether a paper's file has exactly the text that Broadsheet writes for the paper. */
export function isMachineWritten(text: string, paper: Paper): boolean {
  return withLineFeeds(text.replace(/^\uFEFF/, '')) === serialize(paper);
}

/**
 * Whether `bytes` are a truncated `text`, as a full disk or a power loss leaves it: shorter, and perhaps with
 * zeros at the end.
 */
export function isPrefixOf(text: string, bytes: Buffer): boolean {
  let end = bytes.length;
  while (bytes[end - 1] === 0) end--;
  const whole = Buffer.from(text);
  return end < whole.length && whole.subarray(0, end).equals(bytes.subarray(0, end));
}

/**
 * Completes a paper whose file ends within its abstract, with an abstract that begins with the same text;
 * `undefined` if the file was not cut off. Complete files end with a line feed.
 */
export function completeTruncated(
  { paper, edited, notes }: StoredPaper,
  text: string,
  abstract: string,
): { readonly paper: Paper; readonly edited: boolean } | undefined {
  const end = text.replace(/\0+$/u, '');
  if (!edited || notes !== '' || /\n$/u.test(end)) return undefined;
  const begun = paper.abstract.replace(/\0+$/u, '').trimEnd();
  if (abstract.length <= begun.length || !abstract.startsWith(begun)) return undefined;
  const whole = { ...paper, abstract };
  const [, digest] = DIGEST_LINE.exec(text) ?? [];
  return { paper: whole, edited: digest !== digestOf(whole) };
}

function split(text: string, file: string): { yaml: string; body: string } {
  const match = FENCE.exec(text.replace(/^\uFEFF/, ''));
  if (match?.index !== 0) {
    if (/^[\s\0]*$/u.test(text)) {
      const hint = 'Restore it, remove it, or ingest its source again, which writes it.';
      throw new StoreError(
        file,
        { line: 1, col: 1 },
        'The file is empty, as a full disk or a power cut leaves it.',
        hint,
      );
    }
    const hint = 'A paper starts with a line `---`, its front matter, and another line `---`.';
    throw new StoreError(file, { line: 1, col: 1 }, 'The file has no front matter.', hint);
  }
  return { yaml: withLineFeeds(match[1] ?? ''), body: match.input.slice(match[0].length) };
}

function isNumber(tag: Tags[number]): tag is ScalarTag {
  return typeof tag === 'object' && /:(?:int|float)$/.test(tag.tag);
}

function verbatim({ source, value }: Scalar): string {
  return source ?? String(value);
}

function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** The paper exactly as its file will be parsed: well-formed text, and no line of the abstract that looks like `## Notes`. */
function storable(paper: Paper): Paper {
  const { abstract, ...rest } = paperSchema.parse(wellFormed(paper));
  const escaped = withLineFeeds(abstract).replaceAll(new RegExp(NOTES, 'gm'), '\\$&');
  return { ...rest, abstract: escapeConflictMarkers(escaped).trim() };
}

/** Replaces lone surrogates (halves of characters), which cannot be written as UTF-8. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]),
  );
}

function frontMatter(paper: Paper, digest: string): Record<string, unknown> {
  const keys: Record<string, unknown> = {};
  for (const key of FIELD_ORDER) if (paper[key] !== undefined) keys[key] = paper[key];
  return { ...keys, [DIGEST]: digest };
}

function assemble(yaml: string, abstract: string): string {
  return ['---', yaml.trimEnd(), '---', ...(abstract === '' ? [] : [abstract]), ''].join('\n');
}
