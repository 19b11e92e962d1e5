import { toBibtex } from '../../src/exports/bibtex.ts';
import { toCsl } from '../../src/exports/csl.ts';
import type { CslItem } from '../../src/exports/csl-item.ts';
import { toRis } from '../../src/exports/ris.ts';
import { FACTS, type Facts, factsOf, type Item } from './citation-facts.ts';
import type { Program } from './citation-programs.ts';
import type { Sourced } from './citation-sources.ts';

/** How a format is read back: by which program, and which facts of how many papers came back as the source has them. */
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

/** Compares what a program reads in our citations with what it reads in the sources, or with what these say. */
export function compare(
  papers: readonly Sourced[],
  program: Program,
  format: 'BibTeX' | 'RIS' | 'CSL-JSON',
): Figures {
  const ours = writtenIn(papers, program, format);
  const differences = papers.flatMap((one): Difference[] => {
    const [expected, found] = [sourceOf(one, program), ours.get(one.id)];
    return FACTS.flatMap((fact) => {
      const [source, our] = [expected[fact], found?.[fact] ?? 'nothing'];
      return source === our ? [] : [{ place: one.place, fact, source, ours: our }];
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

function sourceOf({ source }: Sourced, program: Program): Facts {
  if (!('bibtex' in source)) return source;
  const item = program.read(source.bibtex, 'bibtex')[0];
  if (item === undefined) throw new Error(`${program.name} finds no entry in ${source.bibtex}`);
  return factsOf(item);
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
