import { Inline, type Place } from '../mdast/inline-builder.ts';
import { type Block, paragraph } from '../mdast/stringify.ts';
import { formulaOf, isFormula, isSet, LONGEST_SET } from '../tex-syntax/math-delimiters.ts';
import { command } from './commands.ts';
import { TexPunctuation } from './punctuation.ts';
import { TexSource } from './source.ts';
import { scriptFormula } from './undelimited-math.ts';

/** How deep braces are followed; what nests deeper stands as it is. */
const DEEPEST = 30;
const SPECIAL = /[\\${}~`'"\-^_\n]/gu;
const PARAGRAPH = /\n[^\S\n]*\n\s*|\n {2,}/uy;
/** Reads TeX as authors write it in titles and abstracts: prose with stray characters, not a document. */
export class TexReading {
  readonly source: TexSource;
  readonly #punctuation: TexPunctuation;
  readonly #blocks: Block[] = [];
  readonly #isLine: boolean;
  /** How many quotations are open that have commands of their own. */
  quotations = 0;
  #out = new Inline();

  constructor(text: string, isLine: boolean) {
    this.source = new TexSource(text);
    this.#punctuation = new TexPunctuation(this.source);
    this.#isLine = isLine;
  }

  /** All of it as blocks; a line is one block at most. */
  blocks(): readonly Block[] {
    const current = (): Inline => this.#out;
    const top: Place = {
      // Another one with each paragraph.
      get out() {
        return current();
      },
      depth: 0,
      isEmphatic: false,
      isLinked: false,
    };
    this.read(0, this.source.text.length, top);
    this.#close();
    return this.#blocks;
  }

  /** Reads the text from `from` to `to` into `place`. */
  read(from: number, to: number, place: Place): void {
    if (place.depth > DEEPEST) place.out.add(this.source.text.slice(from, to));
    else for (let at = from; at < to; ) at = this.#step(at, to, place);
  }

  /** Reads into nodes of their own. */
  inner(from: number, to: number, place: Place): Inline {
    const out = new Inline();
    this.read(from, to, { ...place, out, depth: place.depth + 1 });
    return out;
  }

  /** Ends the paragraph, unless `place` is inside of something that cannot be parted. */
  endParagraph(place: Place): void {
    if (place.depth > 0 || this.#isLine) {
      place.out.add(' ');
      return;
    }
    this.#close();
  }

  #close(): void {
    const { nodes } = this.#out.finish();
    if (nodes.length > 0) this.#blocks.push(paragraph(nodes));
    this.#out = new Inline();
  }

  /** Adds a formula, on lines of its own where it may stand so. */
  formula(tex: string, isDisplay: boolean, place: Place): void {
    const value = formulaOf(tex);
    if (value === '') return;
    if (isDisplay && !this.#isLine && place.depth === 0) {
      this.endParagraph(place);
      this.#blocks.push({ type: 'math', value });
    } else place.out.formula(value);
  }

  #step(from: number, to: number, place: Place): number {
    const { text } = this.source;
    SPECIAL.lastIndex = from;
    const at = Math.min(SPECIAL.exec(text)?.index ?? to, to);
    if (at > from) place.out.add(text.slice(from, at));
    if (at >= to) return to;
    switch (text[at]) {
      case '\\':
        return command(this, at, to, place);
      case '$':
        return this.#dollar(at, to, place);
      case '{':
      case '}':
        return this.#group(at, to, place);
      case '\n':
        return this.#lineEnd(at, to, place);
      case '^':
      case '_':
        return scriptFormula(this, at, to, place);
      default:
        return this.#punctuation.read(at, to, place.out);
    }
  }

  #group(at: number, to: number, place: Place): number {
    const { text } = this.source;
    const closing = this.source.closing(at, to);
    if (closing === undefined) {
      place.out.add(text.slice(at, at + 1));
      return at + 1;
    }
    if (closing - at <= 4 && closing > at + 1 && this.#punctuation.readGroup(at + 1, closing, place.out))
      return closing + 1;
    const isShown = closing - at <= LONGEST_SET && isSet(text.slice(at + 1, closing), place.out.lastUnit);
    if (isShown) place.out.add('{');
    this.read(at + 1, closing, { ...place, out: place.out, depth: place.depth + 1 });
    if (isShown) place.out.add('}');
    return closing + 1;
  }

  #lineEnd(at: number, to: number, place: Place): number {
    PARAGRAPH.lastIndex = at;
    const found = PARAGRAPH.exec(this.source.text)?.[0];
    if (found === undefined) place.out.add(' ');
    else this.endParagraph(place);
    return Math.min(to, at + (found?.length ?? 1));
  }

  #dollar(at: number, to: number, place: Place): number {
    const isDisplay = this.source.text.startsWith('$$', at);
    const from = at + (isDisplay ? 2 : 1);
    const end = isDisplay ? this.source.next('$$', from, to) : this.source.closingDollar(from, to);
    const tex = end === undefined ? '' : this.source.text.slice(from, end);
    if (
      end === undefined ||
      !isFormula(tex, this.source.text.charAt(end + from - at)) ||
      (!isDisplay && /\n\s*\n/u.test(tex))
    ) {
      place.out.add('$');
      return at + 1;
    }
    this.formula(tex, isDisplay, place);
    return end + from - at;
  }
}
