import { deferredRead } from '../reading/deferred-read.ts';
import type { Input } from '../reading/input.ts';
import type { Reader } from '../reading/reader.ts';

const FIRST = /^(?:\s|%[^\n]*\n)*@\s*[a-z]+\s*[{(]/i;
const ANYWHERE = /^[ \t]*@\s*[a-z]+\s*\{\s*[^,={}"\n]+,\s*[\w-]+\s*=/im;

/** BibTeX and BibLaTeX. */
export const bibtex: Reader = {
  name: 'bibtex',
  label: 'BibTeX',

  detect({ head }: Input): number {
    if (FIRST.test(head)) return 0.95;
    return /^\s*[[{<]/.test(head) || !ANYWHERE.test(head) ? 0 : 0.6;
  },

  read: deferredRead(async () => (await import('./bib-file.ts')).readBibFile),
};
