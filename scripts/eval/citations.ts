import { toBibtex } from '../../src/exports/bibtex/bibtex.ts';
import { toCsl } from '../../src/exports/csl.ts';
import type { CslItem } from '../../src/exports/csl-item.ts';
import { toRis } from '../../src/exports/ris.ts';
import { FACTS, type Facts, factsOf, type Item } from './citation-facts.ts';
import type { Program } from './citation-programs.ts';
import type { Sourced } from './citation-sources.ts';

/**
 * How well a format is read back by a program: for each fact, the number of papers whose fact equals the
 * source's.
 */
export interface Figures {
  readonly format: string;
  readonly program: string;
  readonly equal: Readonly<Record<(typeof FACTS)[number], number>>;
  readonly total: number;
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly place: string;
  readonly fact: string;
  readonly source: string;
  readonly ours: string;
}

/**
 * Compares a program's reading of our citations with its reading of the sources, or that of any other
 * program, since each has errors of its own.
 */
export function compare(
  papers: readonly Sourced[],
  program: Program,
  format: 'BibTeX' | 'RIS' | 'CSL-JSON',
  programs: readonly Program[],
): Figures {
  const ours = writtenIn(papers, program, format);
  const differences = papers.flatMap((one): Difference[] => {
    const expected = [program, ...programs].map((each) => sourceOf(one, each));
    const found = ours.get(one.id);
    return FACTS.flatMap((fact) => {
      const [sources, our] = [expected.map((facts) => facts[fact]), found?.[fact] ?? 'nothing'];
      return sources.includes(our) ? [] : [{ place: one.place, fact, source: sources[0] ?? '', ours: our }];
    });
  });
  const wrong = (fact: string) => differences.filter((one) => one.fact === fact).length;
  const equal = Object.fromEntries(FACTS.map((fact) => [fact, papers.length - wrong(fact)]));
  return {
    format,
    program: program.name,
    equal: equal as Figures['equal'],
    total: papers.length,
    differences,
  };
}

const read = new WeakMap<Program, Map<string, Facts>>();

function sourceOf({ id, source }: Sourced, program: Program): Facts {
  if (!('bibtex' in source)) return source;
  const known = read.get(program) ?? new Map<string, Facts>();
  read.set(program, known);
  const item = known.get(id) ?? program.read(source.bibtex, 'bibtex').map(factsOf)[0];
  if (item === undefined) throw new Error(`${program.name} finds no entry in ${source.bibtex}`);
  known.set(id, item);
  return item;
}

function writtenIn(
  papers: readonly Sourced[],
  program: Program,
  format: 'BibTeX' | 'RIS' | 'CSL-JSON',
): Map<string, Facts> {
  const items = (): Item[] => {
    if (format === 'BibTeX') {
      return program.read(papers.map(({ id, paper }) => toBibtex(paper, id)).join('\n'), 'bibtex');
    }
    const csl = papers.map(({ id, paper }): CslItem => ({ ...toCsl(paper), id }));
    if (format === 'CSL-JSON') return program.read(JSON.stringify(csl), 'csljson');
    return program.read(csl.map(toRis).join('\r\n'), 'ris');
  };
  return new Map(items().map((item) => [item.id, factsOf(item)]));
}
