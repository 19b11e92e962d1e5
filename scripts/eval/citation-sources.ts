import fc from 'fast-check';
import type { Paper } from '../../src/paper/schema.ts';
import { type Block, blocksOf } from '../../src/readers/bibtex/blocks.ts';
import { decodeInput, type Input } from '../../src/readers/reading/input.ts';
import { readerNamed } from '../../src/readers/registry.ts';
import { aclSources } from './acl-facts.ts';
import type { Facts } from './citation-facts.ts';

/** A paper as Broadsheet reads it, with the facts of its source. */
export interface Sourced {
  /** Its id in this evaluation. */
  readonly id: string;
  /** Its place in the file, for messages. */
  readonly place: string;
  readonly paper: Paper;
  /** The facts in its source; or the source itself, for programs that read it. */
  readonly source: Facts | { readonly bibtex: string };
}

/** The papers of a file, each with its source. @throws {Error} if their numbers differ. */
export async function sourcedPapers(name: string, bytes: Uint8Array, reader: string): Promise<Sourced[]> {
  const input = decodeInput(name, bytes);
  const text = await input.text();
  const sources =
    reader === 'bibtex'
      ? bibtexSources(text).map(({ key, bibtex }) => ({ place: key, source: { bibtex } }))
      : aclSources(text).map(({ place, facts }) => ({ place, source: facts }));
  const papers = await papersIn(input, reader);
  if (papers.length !== sources.length) {
    throw new Error(`${name}: ${papers.length} papers were read of ${sources.length} in the file.`);
  }
  return sources.flatMap(({ place, source }, index) => {
    const paper = papers[index];
    return paper === undefined ? [] : [{ id: '', place: `${name} ${place}`, paper, source }];
  });
}

/** The paper of each entry in order; `undefined` for an entry that the reader could not parse. */
async function papersIn(input: Input, reader: string): Promise<(Paper | undefined)[]> {
  const papers: (Paper | undefined)[] = [];
  for await (const reading of readerNamed(reader)?.read(input, { captured: '2026-12-31' }) ?? []) {
    if ('skipped' in reading) continue;
    papers.push('paper' in reading ? reading.paper : undefined);
  }
  return papers;
}

const NO_ENTRIES = new Set(['string', 'comment', 'preamble']);

/** Each entry of a BibTeX file, with the abbreviations that it uses. */
function bibtexSources(text: string): { key: string; bibtex: string }[] {
  const blocks = [...blocksOf(text)];
  const defined = new Map(
    blocks.filter(({ type }) => type === 'string').map((block) => [nameIn(block), block.text]),
  );
  return blocks
    .filter(({ type }) => !NO_ENTRIES.has(type))
    .map((block) => ({ key: block.key, bibtex: [...stringsFor(block, defined), block.text].join('\n') }));
}

function nameIn({ text }: Block): string {
  return /^@\w+\s*[{(]\s*([^\s=]+)\s*=/u.exec(text)?.[1]?.toLowerCase() ?? '';
}

const MONTHS = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '));
// Abbreviations that BibTeX's standard style defines
// (https://ctan.org/tex-archive/biblio/bibtex/base/plain.bst), but the programs here do not know.
const PLAIN: Readonly<Record<string, string>> = {
  acmcs: 'ACM Computing Surveys',
  acta: 'Acta Informatica',
  cacm: 'Communications of the ACM',
  ibmjrd: 'IBM Journal of Research and Development',
  ibmsj: 'IBM Systems Journal',
  ieeese: 'IEEE Transactions on Software Engineering',
  ieeetc: 'IEEE Transactions on Computers',
  ieeetcad: 'IEEE Transactions on Computer-Aided Design of Integrated Circuits',
  ipl: 'Information Processing Letters',
  jacm: 'Journal of the ACM',
  jcss: 'Journal of Computer and System Sciences',
  scp: 'Science of Computer Programming',
  sicomp: 'SIAM Journal on Computing',
  tocs: 'ACM Transactions on Computer Systems',
  tods: 'ACM Transactions on Database Systems',
  tog: 'ACM Transactions on Graphics',
  toms: 'ACM Transactions on Mathematical Software',
  toois: 'ACM Transactions on Office Information Systems',
  toplas: 'ACM Transactions on Programming Languages and Systems',
  tcs: 'Theoretical Computer Science',
};

/**
 * Definitions for the abbreviations in a block. Citation.js drops undefined ones and pandoc keeps their
 * names, so each gets a definition.
 */
function stringsFor({ text }: Block, defined: ReadonlyMap<string, string>): string[] {
  const used = Array.from(text.matchAll(/[=#]\s*(\p{L}[\w:.+/-]*)\s*(?=[,#}])/gu), ([, name = '']) => name);
  return [...new Set(used)]
    .filter((name) => !MONTHS.has(name.toLowerCase()))
    .map((name) => {
      const known = name.toLowerCase();
      return defined.get(known) ?? `@string{${name} = {${PLAIN[known] ?? name}}}`;
    });
}

/** Draws `count` papers, an equal share of each group. The same seed draws the same papers. */
export function drawn(groups: readonly (readonly Sourced[])[], count: number, seed: number): Sourced[] {
  const share = Math.ceil(count / groups.length);
  const all = groups.flatMap((group) => {
    const size = Math.min(share, group.length);
    const some = fc.shuffledSubarray([...group], { minLength: size, maxLength: size });
    return fc.sample(some, { seed, numRuns: 1 })[0] ?? [];
  });
  return all.slice(0, count).map((one, index) => ({ ...one, id: `p${index + 1}` }));
}
