import { InlineBuilder, type InlineTarget, nested } from '../mdast/inline-builder.ts';
import { type Block, paragraph } from '../mdast/stringify.ts';
import { isFormula, isSetNotation, LONGEST_SET, normalizeFormula } from '../tex-syntax/math-delimiters.ts';
import { readCommand } from './commands.ts';
import type { TexContext } from './context.ts';
import { TexPunctuation } from './punctuation.ts';
import { TexSource } from './source.ts';
import { readUndelimitedScript } from './undelimited-math.ts';

/** The deepest nesting of braces that is parsed; deeper text stays as it is. */
const DEEPEST = 30;
const SPECIAL = /[\\${}~`'"\-^_\n]/gu;
const PARAGRAPH = /\n[^\S\n]*\n\s*|\n {2,}/uy;

/** Parses TeX of titles and abstracts: prose with some commands, not a document. */
export class TexParser implements TexContext {
  readonly source: TexSource;
  readonly #punctuation: TexPunctuation;
  readonly #blocks: Block[] = [];
  readonly #isLine: boolean;
  openQuotations = 0;
  #out = new InlineBuilder();

  /** @param isLine whether the text is one line, such as a title, without paragraphs and display formulas. */
  constructor(text: string, isLine: boolean) {
    this.source = new TexSource(text);
    this.#punctuation = new TexPunctuation(this.source);
    this.#isLine = isLine;
  }

  /** Parses the whole text; the result for one line is at most one block. */
  parse(): readonly Block[] {
    const current = (): InlineBuilder => this.#out;
    const top: InlineTarget = {
      // Each paragraph has another one.
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

  read(from: number, to: number, target: InlineTarget): void {
    if (target.depth > DEEPEST) target.out.addText(this.source.text.slice(from, to));
    else for (let at = from; at < to; ) at = this.#step(at, to, target);
  }

  readApart(from: number, to: number, target: InlineTarget): InlineBuilder {
    const out = new InlineBuilder();
    this.read(from, to, { ...nested(target), out });
    return out;
  }

  endParagraph(target: InlineTarget): void {
    if (target.depth > 0 || this.#isLine) {
      target.out.addText(' ');
      return;
    }
    this.#close();
  }

  #close(): void {
    const { nodes } = this.#out.finish();
    if (nodes.length > 0) this.#blocks.push(paragraph(nodes));
    this.#out = new InlineBuilder();
  }

  addFormula(tex: string, isDisplay: boolean, target: InlineTarget): void {
    const value = normalizeFormula(tex);
    if (value === '') return;
    if (isDisplay && !this.#isLine && target.depth === 0) {
      this.endParagraph(target);
      this.#blocks.push({ type: 'math', value });
    } else target.out.addFormula(value);
  }

  #step(from: number, to: number, target: InlineTarget): number {
    const { text } = this.source;
    SPECIAL.lastIndex = from;
    const at = Math.min(SPECIAL.exec(text)?.index ?? to, to);
    if (at > from) target.out.addText(text.slice(from, at));
    if (at >= to) return to;
    switch (text[at]) {
      case '\\':
        return readCommand(this, at, to, target);
      case '$':
        return this.#dollar(at, to, target);
      case '{':
      case '}':
        return this.#group(at, to, target);
      case '\n':
        return this.#lineEnd(at, to, target);
      case '^':
      case '_':
        return readUndelimitedScript(this, at, to, target);
      default:
        return this.#punctuation.read(at, to, target.out);
    }
  }

  #group(at: number, to: number, target: InlineTarget): number {
    const { text } = this.source;
    const closing = this.source.closing(at, to);
    if (closing === undefined) {
      target.out.addText(text.slice(at, at + 1));
      return at + 1;
    }
    if (closing - at <= 4 && closing > at + 1 && this.#punctuation.readGroup(at + 1, closing, target.out))
      return closing + 1;
    const isShown =
      closing - at <= LONGEST_SET && isSetNotation(text.slice(at + 1, closing), target.out.lastCodeUnit);
    if (isShown) target.out.addText('{');
    this.read(at + 1, closing, nested(target));
    if (isShown) target.out.addText('}');
    return closing + 1;
  }

  #lineEnd(at: number, to: number, target: InlineTarget): number {
    PARAGRAPH.lastIndex = at;
    const found = PARAGRAPH.exec(this.source.text)?.[0];
    if (found === undefined) target.out.addText(' ');
    else this.endParagraph(target);
    return Math.min(to, at + (found?.length ?? 1));
  }

  #dollar(at: number, to: number, target: InlineTarget): number {
    const isDisplay = this.source.text.startsWith('$$', at);
    const from = at + (isDisplay ? 2 : 1);
    const end = isDisplay ? this.source.next('$$', from, to) : this.source.closingDollar(from, to);
    const tex = end === undefined ? '' : this.source.text.slice(from, end);
    if (
      end === undefined ||
      !isFormula(tex, this.source.text.charAt(end + from - at)) ||
      (!isDisplay && /\n\s*\n/u.test(tex))
    ) {
      target.out.addText('$');
      return at + 1;
    }
    this.addFormula(tex, isDisplay, target);
    return end + from - at;
  }
}
