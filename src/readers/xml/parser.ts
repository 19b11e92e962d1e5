import { SaxesParser } from 'saxes';
import type { SlidingBuffer } from '../reading/sliding-buffer.ts';
import { type FoundRecord, RecordBuilder } from './record-builder.ts';
import type { Ancestor, XmlShape } from './tree.ts';
import { explainXmlError, NEXT_DOCUMENT, type ParseStop, XmlError } from './xml-errors.ts';

/** In characters; no record is longer. */
const LONGEST_RECORD = 4_000_000;

/**
 * One run of the XML parser over a stream, up to the first fault. It starts at the beginning of a document,
 * or at a tag inside the given ancestors.
 */
export class XmlParse {
  readonly #text: SlidingBuffer;
  readonly #parser: SaxesParser<{ xmlns: true }>;
  readonly #builder: RecordBuilder;
  readonly #base: number;
  readonly #beginning: number;
  isFinished = false;

  constructor(shape: XmlShape, text: SlidingBuffer, at: number, ancestors?: readonly Ancestor[]) {
    this.#text = text;
    this.#beginning = at;
    this.#builder = new RecordBuilder(shape, text, at, ancestors ?? [], (why) => this.#fail(why));
    const prefix = (ancestors ?? []).map(({ tag }) => tag).join('');
    this.#base = at - prefix.length;
    this.#parser = new SaxesParser({
      xmlns: true,
      position: false,
      fragment: ancestors !== undefined,
      // An undeclared prefix must not cost every record after a break.
      resolvePrefix: (name: string) => `unknown:${name}`,
    });
    this.#parser.on('error', ({ message }) => this.#fail(explainXmlError(message)));
    // The ancestors' tags are parsed before events are listened to.
    this.#parser.write(prefix);
    this.#listen();
  }

  /** The offset from which the text is still needed. */
  get neededFrom(): number {
    return this.#builder.from;
  }

  /** Parses more text, up to the first fault. */
  write(text: string): ParseStop | undefined {
    return this.#guarded(() => {
      this.#parser.write(text);
      if (this.#text.end - this.#builder.from > LONGEST_RECORD) this.#fail(explainXmlError('too long'));
    });
  }

  /** Ends the document. */
  finish(): ParseStop | undefined {
    return this.#guarded(() => {
      this.#parser.close();
      this.isFinished = true;
    });
  }

  /** The records completed since the last call. */
  drainRecords(): FoundRecord[] {
    return this.#builder.drainRecords();
  }

  get #offset(): number {
    return this.#base + this.#parser.position;
  }

  #guarded(go: () => void): ParseStop | undefined {
    try {
      go();
      return undefined;
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      const { message, hint, at } = error;
      const { from, ancestors } = this.#builder;
      const isNextDocument = message === NEXT_DOCUMENT && ancestors.length === 0 && from > this.#beginning;
      return { message, hint, at: Math.min(at, this.#text.end), from, ancestors, isNextDocument };
    }
  }

  #fail({ message, hint }: { message: string; hint: string }): never {
    throw new XmlError(message, hint, this.#offset);
  }

  #listen(): void {
    this.#parser.on('opentagstart', ({ name }) => this.#builder.begin(name, this.#offset));
    this.#parser.on('opentag', (tag) => this.#builder.open(tag, this.#offset));
    this.#parser.on('closetag', () => this.#builder.close(this.#offset));
    this.#parser.on('text', (text) => this.#builder.add(text));
    this.#parser.on('cdata', (text) => this.#builder.add(text));
  }
}
