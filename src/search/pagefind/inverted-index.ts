import type { EngineWord, EngineWords } from './analyzer.ts';
import { CborWriter } from './cbor-writer.ts';
import type { WordEntry } from './index-chunks.ts';
import { FIRST_FIELD, Postings, type Put, placeOf } from './posting-lists.ts';

/** A page by the tokens of its text and of its fields, each by its number among those of texts and among those of fields. */
export interface IndexedPage {
  readonly text: Uint32Array;
  /** By the numbers of the fields. */
  readonly fields: readonly (readonly [field: number, tokens: Uint32Array])[];
}

/**
 * The words of an index of these pages, in the order of their bytes, as the engine looks for them.
 * @param words those of each token.
 */
export function indexWords(pages: readonly IndexedPage[], words: EngineWords): WordEntry[] {
  const forms = new FormTable();
  const inTexts = words.texts.map((own) =>
    own.map((word) => ({ form: forms.numberOf(word), weight: word.weight })),
  );
  const inFields = words.fields.map((own) =>
    own.map((word) => ({ form: forms.numberOf(word), weight: word.weight })),
  );
  const all = (put: Put) => {
    for (const [page, { text, fields }] of pages.entries()) {
      putTokens(put, page, text, inTexts, 0);
      for (const [field, tokens] of fields) putTokens(put, page, tokens, inFields, FIRST_FIELD + field);
    }
  };
  return entriesOf(forms, new Postings(forms.size, all));
}

/** A form of a word, by its number, where it has a place in the text with a weight. */
interface Placed {
  readonly form: number;
  readonly weight: number;
}

/** Puts the words of tokens, which stand one behind the other. There are millions: a counter takes half as long as entries. */
function putTokens(
  put: Put,
  page: number,
  tokens: Uint32Array,
  words: readonly (readonly Placed[])[],
  group: number,
): void {
  for (let position = 0; position < tokens.length; position += 1) {
    const own = words[tokens[position] ?? 0] ?? [];
    for (const { form, weight } of own) put(form, page, placeOf(group + weight, position));
  }
}

/** The words of an index, and with each those that are it but for their accents; each with a number. */
class FormTable {
  readonly #words = new Map<string, Map<string | undefined, number>>();
  size = 0;

  numberOf({ word, form }: EngineWord): number {
    const forms = this.#words.get(word) ?? new Map<string | undefined, number>();
    this.#words.set(word, forms);
    const known = forms.get(form);
    if (known !== undefined) return known;
    forms.set(form, this.size);
    this.size += 1;
    return this.size - 1;
  }

  /** Every word with the numbers of its forms, `undefined` for itself, in the order of their bytes. */
  inOrder(): (readonly [word: string, forms: ReadonlyMap<string | undefined, number>])[] {
    return [...this.#words]
      .map(([word, forms]) => ({ word, forms, key: Buffer.from(word) }))
      .sort((one, other) => Buffer.compare(one.key, other.key))
      .map(({ word, forms }) => [word, forms] as const);
  }
}

/** What the index has of each word: the pages of the word itself, and those of each form with accents. */
function entriesOf(table: FormTable, postings: Postings): WordEntry[] {
  const writer = new CborWriter();
  const ends = table.inOrder().map(([word, forms]) => {
    const own = forms.get(undefined);
    const others = [...forms].flatMap(([form, number]) => (form === undefined ? [] : [{ form, number }]));
    writer.list(3);
    writer.text(word);
    if (own === undefined) writer.list(0);
    else postings.write(own, writer);
    writer.list(others.length);
    for (const { form, number } of others) {
      writer.list(2);
      writer.text(form);
      postings.write(number, writer);
    }
    return { word, end: writer.length };
  });
  const bytes = writer.bytes();
  return ends.map(({ word, end }, at) => ({ word, bytes: bytes.subarray(ends[at - 1]?.end ?? 0, end) }));
}
