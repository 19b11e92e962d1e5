import { close, createIndex, type PagefindIndex } from 'pagefind';
import { americanText } from '../analysis/spelling-variants.ts';
import { IndexError } from './index-error.ts';
import type { KnownTerms, SpellingTerms } from './known-terms.ts';
import { type PagefindRuntime, readRuntime } from './runtime-files.ts';
import { termsAt } from './token-index.ts';
import type { IndexTerm, Tokens, TokenTerms } from './token-terms.ts';

/** The terms of tokens, with the files that Pagefind needs to find them. */
export interface TokenAnalysis {
  readonly terms: TokenTerms;
  readonly runtime: PagefindRuntime;
  /** The terms of all spellings of these tokens, for the next analysis. */
  readonly known: KnownTerms;
}

/** Analyzes distinct tokens without spaces. @throws {IndexError} */
export type TokenAnalyzer = (tokens: Tokens) => Promise<TokenAnalysis>;

/**
 * The terms under which Pagefind indexes tokens. Pagefind has no API for its analysis, so we let it index a page whose text and
 * only field are the tokens, and read the position of each term from that index.
 * @param tokens distinct tokens without spaces.
 * @param folder the folder to which Pagefind may write that index. It exists.
 * @param known what Pagefind of the same version told before. Pagefind starts only if there are other tokens.
 * @throws {IndexError}
 */
export async function analyzeTokens(
  tokens: Tokens,
  folder: string,
  known?: KnownTerms,
): Promise<TokenAnalysis> {
  const [texts, fields] = [tokens.texts.map(spellingsOf), tokens.fields.map(spellingsOf)];
  const spellings = { texts: [...new Set(texts.flat())], fields: [...new Set(fields.flat())] };
  const unknown = {
    texts: spellings.texts.filter((spelling) => known?.texts.has(spelling) !== true),
    fields: spellings.fields.filter((spelling) => known?.fields.has(spelling) !== true),
  };
  const isKnown = unknown.texts.length === 0 && unknown.fields.length === 0;
  const { runtime, terms } =
    known !== undefined && isKnown
      ? { runtime: known.runtime, terms: { texts: [], fields: [] } }
      : await askPagefind(unknown, folder);
  const all = {
    texts: allTerms(spellings.texts, unknown.texts, terms.texts, known?.texts),
    fields: allTerms(spellings.fields, unknown.fields, terms.fields, known?.fields),
  };
  return {
    terms: { texts: termsOfTokens(texts, all.texts), fields: termsOfTokens(fields, all.fields) },
    runtime,
    known: { runtime, ...all },
  };
}

/** The last analysis. A process has one Pagefind, which `close` ends for all, so analyses wait for each other. */
let turn: Promise<unknown> = Promise.resolve();

/** The terms of spellings that are not known yet. */
function askPagefind(spellings: Tokens, folder: string): Promise<PagefindAnswer> {
  const answer = turn.then(() => ask(spellings, folder));
  turn = answer.catch(() => undefined);
  return answer;
}

interface PagefindAnswer {
  readonly runtime: PagefindRuntime;
  readonly terms: TokenTerms;
}

async function ask(spellings: Tokens, folder: string): Promise<PagefindAnswer> {
  const { errors, index } = await createIndex({ forceLanguage: 'en' });
  if (index === undefined) throw failure('could not be started', errors);
  try {
    await add(index, framed(spellings.texts), framed(spellings.fields));
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw failure('could not be written', written.errors);
  } finally {
    await close();
  }
  return { runtime: await readRuntime(folder), terms: termsAt(spellings, folder) };
}

function allTerms(
  spellings: readonly string[],
  unknown: readonly string[],
  terms: TokenTerms['texts'],
  known: SpellingTerms | undefined,
): SpellingTerms {
  const added = new Map(unknown.map((spelling, at) => [spelling, terms[at] ?? []]));
  return new Map(spellings.map((spelling) => [spelling, added.get(spelling) ?? known?.get(spelling) ?? []]));
}

/** The indexed spellings of a token: its own, so that its prefixes are found, and the American one. */
function spellingsOf(token: string): string[] {
  return [...new Set([token, americanText(token)].map(simplified))];
}

/**
 * A simpler token with the same terms, so that Pagefind analyzes fewer tokens: `Learning,` and `(learning)` have the same terms
 * as `learning`.
 */
function simplified(token: string): string {
  if (DIRECTIVE.test(token)) return token.replace(/_{3,}/gu, '__');
  return WRAPPED.exec(token)?.[1]?.toLowerCase() ?? token;
}

/** Pagefind reads these as directives: https://github.com/Pagefind/pagefind/blob/v1.6.0/pagefind/src/fossick/mod.rs */
const DIRECTIVE = /___(?:END_)?PAGEFIND_/u;

const WRAPPED = /^[("'[]*([A-Za-z]?[a-z]+)[.,;:!?)\]"']*$/u;

/** The terms of each token, given its spellings and the terms of every spelling. */
function termsOfTokens(tokens: readonly (readonly string[])[], terms: SpellingTerms): TokenTerms['texts'] {
  const termsOf = (spelling: string) => terms.get(spelling) ?? [];
  return tokens.map(([spelling = '', ...others]) => {
    const own = termsOf(spelling);
    if (others.length === 0) return own;
    // Both spellings may have the same term, such as the other part of a compound.
    const known = new Set(own.map(keyOf));
    return [...own, ...others.flatMap(termsOf).filter((term) => !known.has(keyOf(term)))];
  });
}

function keyOf({ term, accentedForm = '', weight }: IndexTerm): string {
  return `${term} ${accentedForm} ${weight}`;
}

/**
 * A word added before and after all tokens. Pagefind drops a page without words. The position of the last word shows whether
 * Pagefind counts words as we do.
 */
const FRAME = 'paper';

function framed(tokens: readonly string[]): string {
  return [FRAME, ...tokens, FRAME].join(' ');
}

async function add(index: PagefindIndex, content: string, fields: string): Promise<void> {
  const errors = await index
    .addCustomRecord({ url: '/', content, language: 'en', meta: { fields } })
    .then((answer) => answer.errors, reasonsOf);
  if (errors.length > 0) throw failure('did not take its words', errors);
}

/** Pagefind may reject with a value that is not an `Error`. */
function reasonsOf(rejection: unknown): string[] {
  const message: unknown =
    typeof rejection === 'object' && rejection !== null ? Reflect.get(rejection, 'message') : rejection;
  return [String(message).split('\n')[0] ?? ''];
}

function failure(what: string, errors: readonly string[]): IndexError {
  return new IndexError(`The search index ${what}: ${errors.join('; ') || 'Pagefind gave no reason'}.`);
}
