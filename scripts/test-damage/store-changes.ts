import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Format } from '../attack/format.ts';
import { JSON_FORMATS } from '../attack/json-formats.ts';
import { LINE_FORMATS } from '../attack/line-formats.ts';
import { XML_FORMATS } from '../attack/xml-formats.ts';
import { FILE_DAMAGES } from './damages.ts';
import { pick } from './tally.ts';

/** The papers that sources list. Small enough that most of them come again, from other sources and with other texts. */
const PAPERS = 90;
const FORMATS: readonly Format[] = [...JSON_FORMATS, ...LINE_FORMATS, ...XML_FORMATS];
/** Inputs of so many rounds are in the inbox. */
const KEPT_ROUNDS = 3;

/** A change of a content folder, which can be made in several. */
export type Change = (content: string) => void;

/** The changes between two runs of ingest: inputs, words of a person, removed papers, a copy of a paper, a damaged state. */
export class StoreChanges {
  /** What a person wrote, which must be in the store for ever. */
  readonly words: string[] = [];
  readonly #chance: () => number;
  #removed: string[] = [];

  constructor(chance: () => number) {
    this.#chance = chance;
  }

  /** The changes before a run. @param paths the files of all papers, below the content folder. */
  round(round: number, paths: readonly string[]): readonly Change[] {
    const inputs = Array.from({ length: 1 + this.#below(3) }, () => this.#input(round));
    const edits = paths.length === 0 ? [] : Array.from({ length: this.#below(4) }, () => this.#edit(paths));
    return [
      ...inputs,
      ...edits,
      ...(this.#chance() < 0.3 ? [this.#remove()] : []),
      ...(paths.length > 0 && this.#chance() < 0.2 ? [copyOf(pick(paths, this.#chance), round)] : []),
      ...(this.#chance() < 0.15 ? [this.#damageState()] : []),
      (content) => forget(content, round - KEPT_ROUNDS),
    ];
  }

  #below(end: number): number {
    return Math.floor(this.#chance() * end);
  }

  #input(round: number): Change {
    const format = pick(FORMATS, this.#chance);
    const first = this.#below(PAPERS);
    const records = Array.from({ length: 5 + this.#below(40) }, (_, at) => {
      const id = `2603.${String((first + at) % PAPERS).padStart(5, '0')}`;
      const changed = this.#chance() < 0.5 ? pick(Object.keys(format.fields), this.#chance) : undefined;
      const values = Object.entries(format.fields).map(([field, usual]) => {
        const own = usual.replaceAll('ID', id);
        return [field, field === changed && isFree(field) ? `${own} In round ${round}.` : own];
      });
      return format.record(id, Object.fromEntries(values));
    });
    const text = format.join(records);
    return (content) => write(content, `inbox/${round}/${format.file}`, text);
  }

  /** A person writes into a paper: notes, a key of their own, a comment, or more of the title. */
  #edit(paths: readonly string[]): Change {
    const [path, word] = [pick(paths, this.#chance), `Precious${this.words.length}`];
    const edit = pick(EDITS, this.#chance);
    this.words.push(word);
    return (content) => write(content, path, edit(readFileSync(join(content, path), 'utf8'), word));
  }

  #damageState(): Change {
    const [damage, at] = [pick(FILE_DAMAGES, this.#chance), this.#chance()];
    return (content) => {
      const state = join(content, '.cache/ingest.jsonl');
      if (statSync(state, { throwIfNoEntry: false })?.isFile() === true) damage.apply(state, () => at);
    };
  }

  /** A person lists a paper as removed, or takes one from the list. */
  #remove(): Change {
    if (this.#chance() < 0.4) this.#removed = this.#removed.slice(1);
    else this.#removed = [...this.#removed, `2603.${String(this.#below(PAPERS)).padStart(5, '0')}`];
    const text = `# Removed papers\n${this.#removed.join('\n')}\n`;
    return (content) => write(content, 'removed.txt', text);
  }
}

const EDITS: readonly ((text: string, word: string) => string)[] = [
  (text, word) => `${text.trimEnd()}\n${text.includes('## Notes') ? '' : '\n## Notes\n'}\nA note: ${word}.\n`,
  (text, word) => text.replace(/^sources:/mu, `key${word}: ${word}\nsources:`),
  (text, word) => text.replace(/^sources:/mu, `# ${word}\nsources:`),
  (text, word) => text.replace(/^title: (.*)$/mu, (line) => `${line} # ${word}`),
  (text, word) => text.replace(/^---\n([\s\S]*?)\n---\n/u, (front) => `${front}${word} ends here.\n\n`),
];

/** Fields with free text: an identifier that has changed would be that of another paper. */
const isFree = (field: string) => !/^doi$|url|link|license|repo|page|type|categories|UR|DO/iu.test(field);

/** Another file of the same paper, as a file manager makes it. */
function copyOf(path: string, round: number): Change {
  return (content) =>
    write(content, `${dirname(path)}/copy-${round}.md`, readFileSync(join(content, path), 'utf8'));
}

function forget(content: string, round: number): void {
  rmSync(join(content, 'inbox', String(round)), { recursive: true, force: true });
}

function write(content: string, path: string, text: string): void {
  const place = join(content, path);
  if (!existsSync(dirname(place))) mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
}
