import { spawnSync } from 'node:child_process';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { type Item, itemsIn } from './citation-facts.ts';

/** A program that others made, and what it makes of a text: items by their identifiers. */
export interface Program {
  readonly name: string;
  readonly read: (text: string, format: 'bibtex' | 'ris' | 'csljson') => Item[];
}

/** Citation.js (https://citation.js.org). */
export const citationJs: Program = {
  name: 'Citation.js',
  read: (text) => itemsIn(new Cite(text).data),
};

/** pandoc (https://pandoc.org), where it is installed; `undefined` where it is not. */
export function pandoc(): Program | undefined {
  const { status, stdout } = spawnSync('pandoc', ['--version'], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const name = stdout.split('\n')[0] ?? 'pandoc';
  return { name, read: (text, format) => itemsIn(JSON.parse(converted(text, format))) };
}

function converted(input: string, format: string): string {
  const { status, stdout, stderr } = spawnSync('pandoc', ['-f', format, '-t', 'csljson'], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`pandoc cannot read the ${format}: ${stderr.slice(0, 500)}`);
  return stdout;
}
