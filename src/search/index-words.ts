import { CborWriter } from './cbor.ts';
import type { EngineWord, EngineWords } from './engine-words.ts';
import { FIRST_FIELD, Postings, type Put, placeOf } from './postings.ts';
import type { WordEntry } from './word-parts.ts';

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
  const inText = words.texts.map((own) => own.map((word) => [forms.numberOf(word), word.weight] as const));
  const inFields = words.fields.map((own) => own.map((word) => forms.numberOf(word)));
  const all = (put: Put) => {
    for (const [page, { text, fields }] of pages.entries()) {
      for (const [position, token] of text.entries())
        for (const [form, weight] of inText[token] ?? []) put(form, page, placeOf(weight, position));
      for (const [field, tokens] of fields)
        for (const [position, token] of tokens.entries())
          for (const form of inFields[token] ?? []) put(form, page, placeOf(FIRST_FIELD + field, position));
    }
  };
  return entriesOf(forms, new Postings(forms.size, all));
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
