import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { FIELD_ORDER, frontMatterSchema } from '../paper/schema.ts';
import { type FilePosition, StoreError } from './store-error.ts';

type Locate = (offset: number) => FilePosition;

/** The keys of a paper's fields. Every other key is a person's own. */
export const OWN_KEYS: ReadonlySet<string> = new Set<string>(FIELD_ORDER);

/**
 * The values of a paper's front matter, which starts on the file's second line.
 * @throws {StoreError} if it is not YAML or does not fit the schema.
 */
export function readFrontMatter(yaml: string, file: string): z.infer<typeof frontMatterSchema> {
  return readFast(yaml) ?? readWithPositions(yaml, file);
}

/**
 * The values of ordinary front matter, which nearly every file has. It is ten times as fast as the parser
 * that records positions. `undefined` for anything unusual, including text that looks like a number, which
 * fails the schema here.
 */
function readFast(yaml: string): z.infer<typeof frontMatterSchema> | undefined {
  // Anchors, aliases and tags.
  if (/(?:^|[\s[,:-])[&*!]\S/m.test(yaml)) return undefined;
  try {
    return frontMatterSchema.safeParse(load(yaml, { schema: CORE_SCHEMA })).data;
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}

function readWithPositions(yaml: string, file: string): z.infer<typeof frontMatterSchema> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => ({ line: lines.linePos(offset).line + 1, col: lines.linePos(offset).col });
  const [error] = document.errors;
  if (error !== undefined) throw yamlError(file, at(error.pos[0]), error.message);
  const result = frontMatterSchema.safeParse(valuesOf(document, file, at));
  if (!result.success) throw schemaError(result.error, document, file, at);
  return result.data;
}

// The keys whose values are text, at any depth.
const TEXT_KEYS = new Set(
  (
    'id title doi venue license organization listed published updated withdrawn name given family orcid affiliation ' +
    'authorComment primary categories keywords topics sources aliases ' +
    'type volume issue pages articleNumber number publisher place series edition school genre event eventPlace isbn issn pmid'
  ).split(' '),
);

/** The values, with text that looks like a number or a boolean kept as written: `id: 2603.01230` is not a fraction. */
function valuesOf(document: Document.Parsed, file: string, at: Locate): unknown {
  visit(document, {
    Scalar: (_, node, path) => {
      const key = path.findLast(isPair)?.key;
      if (typeof node.value !== 'number' && typeof node.value !== 'boolean') return;
      if (isOwnKey(path) && isScalar(key) && TEXT_KEYS.has(String(key.value)))
        node.value = node.source ?? node.value;
    },
  });
  try {
    return document.toJS();
  } catch (error) {
    // A value that begins with an asterisk is an alias: of an anchor that does not exist, or of far too many values.
    if (!(error instanceof ReferenceError)) throw error;
    let offset = 0;
    visit(document, {
      Alias: (_, node) => {
        if (node.resolve(document) !== undefined) return;
        offset = node.range?.[0] ?? 0;
        return visit.BREAK;
      },
    });
    throw yamlError(file, at(offset), error.message);
  }
}

function isOwnKey(path: readonly unknown[]): boolean {
  const top = path.find((step) => isPair(step));
  return isPair(top) && isScalar(top.key) && OWN_KEYS.has(String(top.key.value));
}

function yamlError(file: string, place: FilePosition, why: string): StoreError {
  const message = `The front matter is not valid YAML: ${why}`;
  return new StoreError(file, place, message, 'Put the value in double quotes, or restore the line.');
}

function schemaError(error: z.ZodError, document: Document, file: string, at: Locate): StoreError {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
  // The value itself, or the nearest node around it if it is missing.
  const nodes = path.map((_, index) => document.getIn(path.slice(0, path.length - index), true));
  const offset = nodes.find(isNode)?.range?.[0] ?? 0;
  const hint = isMap(document.contents)
    ? 'Correct the value, or remove the key and ingest the paper again.'
    : 'The front matter holds lines like `title: "…"`.';
  const what = path.length === 0 ? 'The front matter' : `\`${path.join('.')}\` in the front matter`;
  return new StoreError(
    file,
    at(offset),
    `${what} does not fit: ${issue?.message ?? 'unknown reason'}.`,
    hint,
  );
}
