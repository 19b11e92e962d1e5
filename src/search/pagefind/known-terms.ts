import type { PagefindRuntime } from './runtime-files.ts';
import type { IndexTerm } from './token-terms.ts';

/** The terms of the spellings of some tokens. Those of texts have weights, those of fields have none. */
export type SpellingTerms = ReadonlyMap<string, readonly IndexTerm[]>;

/** What Pagefind has told about tokens, so that it need not be asked for them again. */
export interface KnownTerms {
  readonly runtime: PagefindRuntime;
  readonly texts: SpellingTerms;
  readonly fields: SpellingTerms;
}

/**
 * Known terms as a text. The first line has Pagefind's files; each further line has a spelling and its terms: term, accented form and
 * weight, separated by tabs, which no token has.
 */
export function encodeKnownTerms({ runtime, texts, fields }: KnownTerms): string {
  const file = ({ name, bytes }: PagefindRuntime['script']) => ({
    name,
    base64: Buffer.from(bytes).toString('base64'),
  });
  const { version, entry, script, wasm } = runtime;
  const head = { version, entry, script: file(script), wasm: file(wasm), texts: texts.size };
  const lines = [...texts, ...fields].map(([spelling, terms]) =>
    [spelling, ...terms.flatMap(({ term, accentedForm = '', weight }) => [term, accentedForm, weight])].join(
      '\t',
    ),
  );
  return [JSON.stringify(head), ...lines].join('\n');
}

interface EncodedRuntime {
  readonly version: string;
  readonly entry: string;
  readonly script: { readonly name: string; readonly base64: string };
  readonly wasm: { readonly name: string; readonly base64: string };
  readonly texts: number;
}

/** Reads a text of {@link encodeKnownTerms}. */
export function decodeKnownTerms(text: string): KnownTerms {
  const [head = '', ...lines] = text.split('\n');
  const { version, entry, script, wasm, texts } = JSON.parse(head) as EncodedRuntime;
  const file = ({ name, base64 }: EncodedRuntime['script']) => ({
    name,
    bytes: Buffer.from(base64, 'base64'),
  });
  return {
    runtime: { version, entry, script: file(script), wasm: file(wasm) },
    texts: new Map(lines.slice(0, texts).map(termsOfLine)),
    fields: new Map(lines.slice(texts).map(termsOfLine)),
  };
}

function termsOfLine(line: string): readonly [string, readonly IndexTerm[]] {
  const [spelling = '', ...columns] = line.split('\t');
  const terms: IndexTerm[] = [];
  for (let at = 0; at < columns.length; at += 3)
    terms.push({
      term: columns[at] ?? '',
      accentedForm: columns[at + 1] || undefined,
      weight: Number(columns[at + 2]),
    });
  return [spelling, terms];
}
