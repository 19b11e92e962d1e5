import { texLineToMarkdown, texToMarkdown, texToPlain } from '../text/tex.ts';
import { othersWarning } from './author-names.ts';
import { type Block, blocksOf } from './bibtex-blocks.ts';
import { type Defect, type Entry, entryOf, isDefect, stringsOf } from './bibtex-entry.ts';
import { publishedIn, yearIn } from './bibtex-facts.ts';
import { authorsOf } from './bibtex-names.ts';
import { addressesIn, arxivIn, pmidIn } from './bibtex-places.ts';
import { listedWhen } from './edition.ts';
import type { Input } from './input.ts';
import { positionAt } from './position.ts';
import type { Reader, Reading, ReadOptions } from './reader.ts';
import { paperOf } from './reference.ts';

const FIRST = /^(?:\s|%[^\n]*\n)*@\s*[a-z]+\s*[{(]/i;
const ANYWHERE = /^[ \t]*@\s*[a-z]+\s*\{\s*[^,={}"\n]+,\s*[\w-]+\s*=/im;
// They hold data for other entries, or for a program.
const NO_PAPERS = new Set(['xdata', 'set', 'control', 'bibnote']);
const VOLUMES = /^(?:mv)?(?:proceedings|collection|book|reference)$|^periodical$/;

/** BibTeX and BibLaTeX. */
export const bibtex: Reader = {
  name: 'bibtex',
  label: 'BibTeX',

  detect({ head }: Input): number {
    if (FIRST.test(head)) return 0.95;
    return /^\s*[[{<]/.test(head) || !ANYWHERE.test(head) ? 0 : 0.6;
  },

  async *read(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
    const text = await input.text();
    const blocks = [...blocksOf(text)];
    if (blocks.length === 0) {
      const hint = 'An entry has the shape @article{key, title = {…}, …}.';
      yield { problem: { line: 1, column: 1, message: 'There is no entry in the file.', hint, raw: text } };
    }
    const file = new BibFile(text, blocks, options);
    for (const block of blocks) {
      const reading = file.read(block);
      if (reading !== undefined) yield reading;
    }
  },
};

/** What the blocks of a file have in common: abbreviations, and each other. */
class BibFile {
  readonly #text: string;
  readonly #byKey: ReadonlyMap<string, Block>;
  readonly #parents: ReadonlySet<string>;
  readonly #listed: ReturnType<typeof listedWhen>;
  readonly #unexplained = new Set<string>();
  readonly #strings = new Map<string, string>();

  constructor(text: string, blocks: readonly Block[], options: ReadOptions) {
    this.#text = text;
    this.#byKey = new Map(blocks.map((block) => [block.key.toLowerCase(), block]));
    const references = text.matchAll(/\bcrossref\s*=\s*["{]\s*([^\s,"{}]+)/gi);
    this.#parents = new Set(Array.from(references, ([, key = '']) => key.toLowerCase()));
    this.#listed = listedWhen(options);
  }

  /** The reading of a block; `undefined` for one that is no entry. */
  read(block: Block): Reading | undefined {
    const { type, key } = block;
    if (type === 'comment' || type === 'preamble') return undefined;
    if (type === 'string') return this.#define(block);
    if (NO_PAPERS.has(type)) return { passedOver: `an entry of the kind @${type}` };
    if (VOLUMES.test(type) && this.#parents.has(key.toLowerCase())) {
      return { passedOver: 'a volume to which other entries refer' };
    }
    const entry = entryOf(block, this.#strings, (name) => this.#byKey.get(name.toLowerCase()));
    return isDefect(entry) ? this.#broken(block, entry) : this.#paper(block, entry);
  }

  #define(block: Block): Reading | undefined {
    const strings = stringsOf(block, this.#strings);
    if (isDefect(strings)) return this.#broken(block, strings);
    for (const [name, value] of strings) this.#strings.set(name, value);
    return undefined;
  }

  #broken({ text, offset }: Block, { message, line, column }: Defect): Reading {
    // The parser counts line feeds alone.
    const before = text.split('\n', line - 1).reduce((length, one) => length + one.length + 1, 0);
    const at = positionAt(this.#text, offset + Math.min(before + column - 1, text.trimEnd().length));
    const hint = 'Look for a brace, a quote or a comma that is missing before this place.';
    return { problem: { ...at, message: `The entry is broken here: ${message}.`, hint, raw: text } };
  }

  #paper(block: Block, entry: Entry): Reading {
    const title = [entry.ownField('title'), entry.ownField('subtitle')].filter((part) => part !== '');
    const markdown = texLineToMarkdown(title.join(': '));
    if (markdown === '') {
      const message = `The entry ${block.key || 'without a key'} has no title.`;
      const hint = 'Add its title and ingest it again.';
      return { problem: { ...positionAt(this.#text, block.offset), message, hint, raw: block.text } };
    }
    const list = authorsOf(entry.field('author'));
    const paper = paperOf(
      {
        source: 'bibtex',
        title: markdown,
        authors: list.authors,
        published: publishedIn(entry),
        year: yearIn(entry),
        arxiv: arxivIn(entry),
        primary: entry.ownField('primaryclass', 'eprintclass'),
        doi: entry.ownField('doi'),
        pmid: pmidIn(entry),
        addresses: addressesIn(entry),
        venue: texToPlain(entry.field('journal', 'journaltitle', 'booktitle').normalize('NFC')),
        keywords: entry.keywords.map(texToPlain),
        abstract: texToMarkdown(entry.ownField('abstract')),
      },
      this.#listed,
    );
    return { paper, warnings: [...othersWarning(list), ...this.#warningsOf(entry)] };
  }

  #warningsOf({ unexplained }: Entry): string[] {
    const news = unexplained.filter((name) => !this.#unexplained.has(name));
    for (const name of news) this.#unexplained.add(name);
    return news.map(
      (name) => `The file uses “${name}” without a @string that explains it; it is taken as it stands.`,
    );
  }
}
