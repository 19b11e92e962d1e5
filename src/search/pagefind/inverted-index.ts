import { CborWriter } from './cbor-writer.ts';
import type { TermEntry } from './index-chunks.ts';
import { type AddPosting, encodePosition, FIRST_FIELD, PostingLists } from './posting-lists.ts';
import type { IndexTerm, TokenTerms } from './token-terms.ts';

/** The numbers of the tokens of a page. Tokens of texts and of fields are numbered separately. */
export interface IndexedPage {
  readonly text: Uint32Array;
  /** By the numbers of the fields. */
  readonly fields: readonly (readonly [field: number, tokens: Uint32Array])[];
}

/**
 * The inverted index of these pages: terms with their posting lists. Terms are sorted by their bytes, as Pagefind expects.
 * @param terms the terms of each token.
 */
export function invertPages(pages: readonly IndexedPage[], terms: TokenTerms): TermEntry[] {
  const forms = new FormTable();
  const inTexts = terms.texts.map((own) =>
    own.map((term) => ({ form: forms.numberOf(term), weight: term.weight })),
  );
  const inFields = terms.fields.map((own) =>
    own.map((term) => ({ form: forms.numberOf(term), weight: term.weight })),
  );
  const addAll = (add: AddPosting) => {
    for (const [page, { text, fields }] of pages.entries()) {
      addTokens(add, page, text, inTexts, 0);
      for (const [field, tokens] of fields) addTokens(add, page, tokens, inFields, FIRST_FIELD + field);
    }
  };
  return entriesOf(forms, new PostingLists(forms.size, addAll));
}

/** The number of a term's form, and its weight. */
interface WeightedForm {
  readonly form: number;
  readonly weight: number;
}

/** Adds the terms of consecutive tokens. For millions of tokens, a counter takes half as long as `entries()`. */
function addTokens(
  add: AddPosting,
  page: number,
  tokens: Uint32Array,
  terms: readonly (readonly WeightedForm[])[],
  group: number,
): void {
  for (let position = 0; position < tokens.length; position += 1) {
    const own = terms[tokens[position] ?? 0] ?? [];
    for (const { form, weight } of own) add(form, page, encodePosition(group + weight, position));
  }
}

/** The terms of an index with their accented forms. Each form has a number. */
class FormTable {
  readonly #terms = new Map<string, Map<string | undefined, number>>();
  size = 0;

  numberOf({ term, accentedForm }: IndexTerm): number {
    const forms = this.#terms.get(term) ?? new Map<string | undefined, number>();
    this.#terms.set(term, forms);
    const known = forms.get(accentedForm);
    if (known !== undefined) return known;
    forms.set(accentedForm, this.size);
    this.size += 1;
    return this.size - 1;
  }

  /** Every term with the numbers of its forms, sorted by the bytes of the term. The form without accents is `undefined`. */
  sorted(): (readonly [term: string, forms: ReadonlyMap<string | undefined, number>])[] {
    return [...this.#terms]
      .map(([term, forms]) => ({ term, forms, key: Buffer.from(term) }))
      .sort((one, other) => Buffer.compare(one.key, other.key))
      .map(({ term, forms }) => [term, forms] as const);
  }
}

/** The entry of each term: its own posting list, and those of its accented forms. */
function entriesOf(table: FormTable, postings: PostingLists): TermEntry[] {
  const writer = new CborWriter();
  const ends = table.sorted().map(([term, forms]) => {
    const own = forms.get(undefined);
    const others = [...forms].flatMap(([form, number]) => (form === undefined ? [] : [{ form, number }]));
    writer.list(3);
    writer.text(term);
    if (own === undefined) writer.list(0);
    else postings.write(own, writer);
    writer.list(others.length);
    for (const { form, number } of others) {
      writer.list(2);
      writer.text(form);
      postings.write(number, writer);
    }
    return { term, end: writer.length };
  });
  const bytes = writer.bytes();
  return ends.map(({ term, end }, at) => ({ term, bytes: bytes.subarray(ends[at - 1]?.end ?? 0, end) }));
}
