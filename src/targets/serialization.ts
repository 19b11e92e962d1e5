import type { PaperReference, PaperView } from '../catalog/view/paper-view.ts';
import type { CitedPapers, CitedReference } from '../exports/bibtex/cited-papers.ts';

/** The inputs of a page as JSON, in which each paper is a reference to its record. */
export interface StringifiedInputs {
  readonly json: string;
  /** The ids of the papers, in the order in which they occur. */
  readonly papers: ReadonlySet<string>;
}

/**
 * Writes the inputs of a page as JSON.
 * @throws if a value is no plain data, since the page would then not get what its route gave it.
 */
export function stringifyInputs(inputs: unknown): StringifiedInputs {
  const papers = new Set<string>();
  const json = JSON.stringify(inputs, (key, value: unknown) => {
    if (value instanceof Map || value instanceof Set)
      throw new Error(
        `The inputs of a page have a ${value.constructor.name} in \`${key}\`, which JSON lacks.`,
      );
    if (isReference(value)) papers.add(value.$paper);
    else if (isCited(value)) for (const id of value.$cited) papers.add(id);
    return value;
  });
  return { json, papers };
}

/** Gives the inputs of a page the papers to which their JSON refers. */
export interface InputPapers {
  viewOf(reference: PaperReference): PaperView;
  citedOf(reference: CitedReference): CitedPapers;
}

/** The inputs of a page from their JSON. */
export function parseInputs(json: string, papers: InputPapers): unknown {
  return withPapers(JSON.parse(json), papers);
}

/** Replaces references by papers, in place. A function given to `JSON.parse` takes three times as long for the inputs of a long list. */
function withPapers(value: unknown, papers: InputPapers): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isReference(value)) return papers.viewOf(value);
  if (isCited(value)) return papers.citedOf(value);
  const members = value as Record<string, unknown>;
  for (const key of Object.keys(members)) {
    const member = members[key];
    if (typeof member === 'object' && member !== null) members[key] = withPapers(member, papers);
  }
  return value;
}

function isReference(value: unknown): value is PaperReference {
  return typeof value === 'object' && value !== null && '$paper' in value;
}

function isCited(value: unknown): value is CitedReference {
  return typeof value === 'object' && value !== null && '$cited' in value;
}
