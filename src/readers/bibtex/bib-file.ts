import { htmlToTex } from '../../text/html/html-to-tex.ts';
import { texToMarkdown, texToPlain } from '../../text/tex/tex-to-markdown.ts';
import { htmlLineToMarkdown } from '../bibliography/html-fields.ts';
import { isOnArxiv } from '../bibliography/identification.ts';
import { withSubtitle } from '../bibliography/publication.ts';
import { paperOf } from '../bibliography/reference.ts';
import { warningsOfOthers } from '../names/author-names.ts';
import type { Input } from '../reading/input.ts';
import { listingDayRule } from '../reading/listing-day.ts';
import { positionAt } from '../reading/position.ts';
import type { Reading, ReadOptions } from '../reading/reader.ts';
import { type Block, blocksOf } from './blocks.ts';
import { issuedIn, warningsOfDateIn } from './dates.ts';
import {
  type Entry,
  entryOf,
  isParseError,
  type ParsedBlock,
  type ParseError,
  parseBlock,
  stringsOf,
} from './entry.ts';
import { addressesIn, arxivIn } from './identifier-fields.ts';
import { authorsOf } from './names.ts';
import { publicationIn, venueIn } from './publication.ts';

// These entries hold data for other entries or for programs.
const NO_PAPERS = new Set(['xdata', 'set', 'control', 'bibnote']);
const PARENT = 'a volume to which other entries refer';
const VOLUMES = /^(?:mv)?(?:proceedings|collection|book|reference)$|^periodical$/;

/** The papers of a BibTeX file, and the problems in it. */
export async function* readBibFile(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
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
}

/**
 * In characters. An abbreviation may be made of others, so that each of forty lines doubles the last one: a few kilobytes stand for more
 * than any memory has.
 */
const LONGEST_STRING = 10_000;

/** A BibTeX file: its abbreviations, and entries that refer to each other. */
class BibFile {
  readonly #text: string;
  readonly #byKey: ReadonlyMap<string, Block>;
  readonly #parents: ReadonlySet<string>;
  readonly #listed: ReturnType<typeof listingDayRule>;
  readonly #warned = new Set<string>();
  // Parsed parents are cached, so that a volume is not parsed again for each work in it.
  readonly #parsedParents = new Map<string, ParsedBlock>();
  readonly #strings = new Map<string, string>();

  constructor(text: string, blocks: readonly Block[], options: ReadOptions) {
    this.#text = text;
    this.#byKey = new Map(blocks.map((block) => [block.key.toLowerCase(), block]));
    const references = text.matchAll(/\bcrossref\s*=\s*["{]+\s*([^\s,"{}]+)/gi);
    this.#parents = new Set(Array.from(references, ([, key = '']) => key.toLowerCase()));
    this.#listed = listingDayRule(options);
  }

  /** The reading of a block; `undefined` for comments, preambles and abbreviations. */
  read(block: Block): Reading | undefined {
    const { type, key } = block;
    if (type === 'comment' || type === 'preamble') return undefined;
    if (type === 'string') return this.#define(block);
    if (NO_PAPERS.has(type)) return { skipped: `an entry of the kind @${type}` };
    if (VOLUMES.test(type) && this.#parents.has(key.toLowerCase())) {
      return { skipped: PARENT };
    }
    const alone = parseBlock(block, this.#strings);
    return isParseError(alone) ? this.#broken(block, alone) : this.#paper(block, alone);
  }

  /** The own fields of the entry with that key; `undefined` if there is none or it cannot be parsed. */
  #parsedBlock(key: string): ParsedBlock | undefined {
    const known = this.#parsedParents.get(key.toLowerCase());
    if (known !== undefined) return known;
    const block = this.#byKey.get(key.toLowerCase());
    const entry = block === undefined ? undefined : parseBlock(block, this.#strings);
    if (entry === undefined || isParseError(entry)) return undefined;
    this.#parsedParents.set(key.toLowerCase(), entry);
    return entry;
  }

  #define(block: Block): Reading | undefined {
    const strings = stringsOf(block, this.#strings);
    if (isParseError(strings)) return this.#broken(block, strings);
    for (const [name, value] of strings) {
      if (value.length > LONGEST_STRING) return this.#tooLong(block, name);
      this.#strings.set(name, value);
    }
    return undefined;
  }

  #tooLong({ text, offset }: Block, name: string): Reading {
    const message = `The abbreviation “${name}” stands for more than ${LONGEST_STRING.toLocaleString('en')} characters, so it was left out.`;
    const hint = 'If it is meant so, write its text into the entries that use it.';
    return { problem: { ...positionAt(this.#text, offset), message, hint, raw: text } };
  }

  #broken({ text, offset }: Block, { message, line, column }: ParseError): Reading {
    // The parser counts only `\n` as a line end.
    const before = text.split('\n', line - 1).reduce((length, one) => length + one.length + 1, 0);
    const at = positionAt(this.#text, offset + Math.min(before + column - 1, text.trimEnd().length));
    const hint = 'Look for a brace, a quote or a comma that is missing before this place.';
    return { problem: { ...at, message: `The entry is broken here: ${message}.`, hint, raw: text } };
  }

  #paper(block: Block, alone: ParsedBlock): Reading {
    const entry = entryOf(alone, (key) => this.#parsedBlock(key));
    const title = withSubtitle(entry.ownField('title'), entry.ownField('subtitle'));
    const markdown = htmlLineToMarkdown(title);
    if (markdown === '') {
      if (this.#parents.has(block.key.toLowerCase())) return { skipped: PARENT };
      const message = `The entry ${block.key || 'without a key'} has no title.`;
      const hint = 'Add its title and ingest it again.';
      return { problem: { ...positionAt(this.#text, block.offset), message, hint, raw: block.text } };
    }
    const list = authorsOf(entry.field('author'));
    const { day, year, month } = issuedIn(entry);
    const places = { arxiv: arxivIn(entry), addresses: addressesIn(entry), doi: entry.ownField('doi') };
    const paper = paperOf(
      {
        source: 'bibtex',
        title: markdown,
        authors: list.authors,
        published: day,
        year,
        ...places,
        primary: entry.ownField('primaryclass', 'eprintclass'),
        venue: venueIn(entry),
        publication: publicationIn(entry, isOnArxiv(places), month),
        keywords: entry.keywords.map(texToPlain),
        abstract: texToMarkdown(htmlToTex(entry.ownField('abstract'))),
      },
      this.#listed,
    );
    return {
      paper,
      warnings: [...warningsOfOthers(list), ...warningsOfDateIn(entry), ...this.#newWarnings(entry)],
    };
  }

  /** Warnings about undefined abbreviations and missing entries, each once per file. */
  #newWarnings({ unexplained, missing }: Entry): string[] {
    const absent = missing.map(
      (key) => `The file has no entry “${key}”, from which other entries inherit fields.`,
    );
    const news = [
      ...unexplained.map(
        (name) =>
          `The file uses “${name}” without a @string that defines it; the name itself is kept as text.`,
      ),
      ...absent,
    ].filter((one) => !this.#warned.has(one));
    for (const one of news) this.#warned.add(one);
    return news;
  }
}
