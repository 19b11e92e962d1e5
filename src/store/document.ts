import { Document, isNode, isScalar, LineCounter, parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import { FIELD_ORDER, frontMatterSchema, type Paper, paperSchema } from '../paper/schema.ts';
import { digestOf } from './digest.ts';
import { keepWhatPeopleWrote } from './handwriting.ts';

/** A paper's file: the record, and what a person wrote around it. */
export interface StoredPaper {
  readonly paper: Paper;
  /** Front-matter keys that are not Broadsheet's own. */
  readonly extras: Readonly<Record<string, unknown>>;
  /** Markdown under `## Notes`, without the heading; empty where there is none. */
  readonly notes: string;
  /** Whether a person has changed what Broadsheet wrote, so that a source must not overwrite it. */
  readonly edited: boolean;
}

/** A file of the store that cannot be read. */
export class StoreError extends Error {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly hint: string;
  constructor(file: string, position: { line: number; col: number }, message: string, hint: string) {
    super(message);
    this.name = 'StoreError';
    this.file = file;
    this.line = position.line;
    this.column = position.col;
    this.hint = hint;
  }
}

const FENCE = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;
const NOTES = /^## +Notes[ \t]*$/m;
const DIGEST = 'digest';
// Long titles stay on one line, so that a change of one word is a change of one line.
const STYLE = { lineWidth: 0 } as const;

type Locate = (offset: number) => { line: number; col: number };

/** The text of a paper's file, as it is written the first time. */
export function serialize(paper: Paper): string {
  return assemble(stringify(frontMatter(paper, digestOf(paper)), STYLE), paper.abstract, '');
}

/**
 * The text of a paper's file that replaces `former`: keys that are not Broadsheet's own, comments and everything under
 * `## Notes` stay as they stand there.
 */
export function reserialize(paper: Paper, former: string, edited: boolean): string {
  const { yaml, body } = split(former, '');
  const old = parseDocument(yaml);
  const formerDigest = old.get(DIGEST);
  // A digest that no longer fits is what says, from then on, that a person has edited the file.
  const digest = edited ? (typeof formerDigest === 'string' ? formerDigest : 'edited') : digestOf(paper);
  const document = new Document(frontMatter(paper, digest), { ...STYLE, aliasDuplicateObjects: false });
  keepWhatPeopleWrote(document, old, new Set<string>([...FIELD_ORDER, DIGEST]));
  const at = NOTES.exec(body)?.index;
  return assemble(document.toString(STYLE), paper.abstract, at === undefined ? '' : body.slice(at));
}

/** Reads a paper's file. @throws {StoreError} where the front matter is missing, is no YAML or does not fit the schema. */
export function parse(text: string, file: string): StoredPaper {
  const { yaml, body } = split(text, file);
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  // The front matter starts on the file's second line.
  const at = (offset: number) => ({ line: lines.linePos(offset).line + 1, col: lines.linePos(offset).col });
  const [error] = document.errors;
  if (error !== undefined) {
    const message = `The front matter is not valid YAML: ${error.message.split('\n')[0] ?? ''}`;
    throw new StoreError(
      file,
      at(error.pos[0]),
      message,
      'Put the value in double quotes, or restore the line.',
    );
  }
  const result = frontMatterSchema.safeParse(valuesOf(document));
  if (!result.success) throw schemaError(result.error, document, file, at);
  const notesAt = NOTES.exec(body);
  const abstract = (notesAt === null ? body : body.slice(0, notesAt.index)).trim();
  const { [DIGEST]: digest, ...keys } = result.data;
  const paper = paperSchema.parse({ ...keys, abstract });
  const own = new Set<string>(FIELD_ORDER);
  return {
    paper,
    extras: Object.fromEntries(Object.entries(keys).filter(([key]) => !own.has(key))),
    notes: notesAt === null ? '' : body.slice(notesAt.index + notesAt[0].length).trim(),
    edited: digest !== digestOf(paper),
  };
}

function split(text: string, file: string): { yaml: string; body: string } {
  const match = FENCE.exec(text.replace(/^\uFEFF/, ''));
  if (match?.index !== 0) {
    const hint = 'A paper starts with a line `---`, its front matter, and another line `---`.';
    throw new StoreError(file, { line: 1, col: 1 }, 'The file has no front matter.', hint);
  }
  return { yaml: match[1] ?? '', body: match.input.slice(match[0].length).replaceAll('\r\n', '\n') };
}

/** The values, with words that look like numbers as they are written: `id: 2603.01230` is no decimal fraction. */
function valuesOf(document: Document): unknown {
  const values: unknown = document.toJS();
  if (typeof values !== 'object' || values === null) return values;
  for (const key of ['id', 'title', 'doi', 'venue', 'organization']) {
    const node = document.get(key, true);
    if (isScalar(node) && typeof node.value === 'number') Object.assign(values, { [key]: node.source });
  }
  return values;
}

function frontMatter(paper: Paper, digest: string): Record<string, unknown> {
  const keys: Record<string, unknown> = {};
  for (const key of FIELD_ORDER) if (paper[key] !== undefined) keys[key] = paper[key];
  return { ...keys, [DIGEST]: digest };
}

function assemble(yaml: string, abstract: string, notes: string): string {
  return (
    ['---', `${yaml.trimEnd()}`, '---', ...(abstract === '' ? [] : [abstract]), ''].join('\n') +
    (notes && `\n${notes}`)
  );
}

function schemaError(error: z.ZodError, document: Document, file: string, at: Locate): StoreError {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
  const node = path.length === 0 ? undefined : document.getIn(path, true);
  const parent = path.length === 0 ? undefined : document.getIn(path.slice(0, 1), true);
  const offset = [node, parent].find(isNode)?.range?.[0] ?? 0;
  const message = `\`${path.join('.')}\` in the front matter does not fit: ${issue?.message ?? 'unknown reason'}.`;
  return new StoreError(
    file,
    at(offset),
    message,
    'Correct the value, or remove the key and ingest the paper again.',
  );
}
