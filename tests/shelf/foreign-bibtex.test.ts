import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { papersInBib } from '../../src/shelf/files/bib-papers.ts';
import { bibliographyFile } from '../../src/shelf/files/bibliography-files.ts';
import { markdownFile } from '../../src/shelf/files/markdown-files.ts';
import { readShelfJson } from '../../src/shelf/files/shelf-json.ts';
import type { SavedPaper } from '../../src/shelf/saved-paper.ts';
import { savedPaper } from './papers.ts';

const NOW = '2026-03-06T00:00:00.000Z';

const HARMFUL = [
  '\\input{/etc/passwd}',
  '\\immediate\\write18{id}',
  '\\def\\a{\\a\\a}\\a',
  '\\csname input\\endcsname',
  '\\catcode`\\@=11',
  '\\includegraphics{/etc/passwd}',
  '\\href{file:///etc/passwd}{x}',
  '\\url{javascript:x}',
  '\\begin{luacode}x\\end{luacode}',
  '\\directlua{x}',
  '\\openout1=x',
  '\\newcommand{\\x}{y}',
  '^^5cinput{x}',
  '\\verb|x|',
  '$\\input{x}$',
  '{\\input x}',
  '\\"{\\input x}',
  '\\emph{\\read1 to \\y}',
];
/** What closes a value, an entry or a file too early. */
const BREAKS = [
  '\\}',
  '}',
  '{',
  '"',
  '\\"',
  '}}\n@comment{',
  '}\n@preamble{"x"}',
  ',\n  title = {x}',
  '%',
  '#',
  '\\',
];

/** A saved paper that comes with an entry of its own, as a file of somebody else can bring it. */
function withEntry(bibtex: string): SavedPaper {
  const paper = { id: 'x', title: 'X', path: '', bibtex };
  const read = readShelfJson(JSON.stringify({ format: 'broadsheet-shelf', version: 1, papers: [paper] }));
  if (typeof read === 'string' || read.papers[0] === undefined) throw new Error('The file cannot be read.');
  return read.papers[0];
}

const COMMAND =
  /\\(?:input|immediate|write|def|csname|endcsname|catcode|includegraphics|directlua|openout|newcommand|verb|read|begin|end)(?![A-Za-z])/u;

/** What TeX or BibTeX could do with a file, other than to set it. Braces and quotation marks are counted as BibTeX counts them. */
function harmIn(file: string): string | undefined {
  const command = COMMAND.exec(file)?.[0] ?? /\^\^|\\(?:href|url)\{(?!https?:)/u.exec(file)?.[0];
  if (command !== undefined) return `it has ${command}`;
  let depth = 0;
  for (const [sign] of file.matchAll(/[{}"@]/gu)) {
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (sign === '"' && depth < 2) return 'a quotation mark begins a value';
    if (depth < 0) return 'an entry ends too early';
  }
  const entries = file.match(/^@[a-z]+\{[^\s,{}\\%#"]+,$/gimu)?.length ?? 0;
  return depth === 0 && entries === 1 ? undefined : `${entries} entries, ${depth} braces are open`;
}

describe('an entry of somebody else', () => {
  test.each(HARMFUL)('is exported without a command that could do more than set text: %s', (tex) => {
    for (const field of ['title', 'author', 'journal', 'note', 'abstract', 'keywords', 'url', 'execute']) {
      const entry = `@article{a,\n  ${field} = {a ${tex} b},\n  title = {A title}\n}`;
      const [read] = papersInBib(entry, NOW).papers;
      for (const paper of [read?.paper, withEntry(entry)]) {
        const file = bibliographyFile(paper === undefined ? [] : [paper], 'bibtex');
        expect(harmIn(file), file).toBeUndefined();
      }
    }
  });

  test('has its harmful fields as text, and its others as they were', () => {
    const entry =
      '@article{a,\n  title = {{\\"U}ber $\\alpha$-\\emph{Looms}},\n  note = {See \\input{x}},\n  url = {https://example.org/a%20b#c},\n  execute = {x}\n}';
    const file = bibliographyFile([withEntry(entry)], 'bibtex');
    expect(file).toContain('  title = {{\\"U}ber $\\alpha$-\\emph{Looms}},\n');
    expect(file).toContain('  note = {See \\textbackslash{}input\\textbraceleft{}x\\textbraceright{}},\n');
    expect(file).toContain('  url = {https://example.org/a%20b#c},\n');
    expect(file).not.toContain('execute');
    const again = papersInBib(file, NOW).papers[0]?.paper;
    expect(bibliographyFile(again === undefined ? [] : [again], 'bibtex')).toContain(
      'note = {See \\textbackslash{}input',
    );
  });

  test.each([
    "@article{a,\n  title = {On {\\'E}tale \\textit{Looms} \\& \\textsuperscript{2}$x_{1}^{2}\\frac{\\alpha}{2}$},\n  month = mar,\n  url = {https://example.org/%7Ea}\n}",
    '@misc{a,\n  title = {{\\c{C}}a \\L{}\\o\\ss},\n  howpublished = {\\url{https://example.org/a%20b\\_c#d}}\n}',
    '@misc{a,\n  title = {$\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}$ \\href{https://example.org/}{x}}\n}',
  ])('is as written if it sets text, formulas and links alone: %s', (entry) => {
    const file = bibliographyFile([withEntry(entry)], 'bibtex');
    expect(file).toContain(entry.slice(entry.indexOf(','), -2));
  });

  test.each(['constructor', 'valueOf', 'hasOwnProperty'])(
    'may have the name of a property that all objects have: %s',
    (name) => {
      const entry = `@${name}{${name},\n  title = {A \\${name} b},\n  ${name} = {x}\n}`;
      const [read] = papersInBib(`${entry}\n@article{b,\n  title = {B}\n}`, NOW).papers;
      expect(read?.paper.title).toBe(`A ${name} b`);
      expect(read?.paper.csl?.type).toBe('document');
      expect(harmIn(bibliographyFile(read === undefined ? [] : [read.paper], 'bibtex'))).toBeUndefined();
    },
  );

  test('never ends a value, an entry or the file too early, whatever it consists of', () => {
    const part = fc.constantFrom(
      ...HARMFUL,
      ...BREAKS,
      'a',
      ' and ',
      '\n',
      '~',
      '$',
      '\u0001',
      '\uFFFF',
      '\uD800',
    );
    const text = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''));
    const field = fc.tuple(fc.constantFrom('title', 'note', 'url', 'keywords', 'annote', 'execute'), text);
    const shape = fc
      .tuple(text, fc.array(field, { maxLength: 4 }), fc.constantFrom('{}', '""'))
      .map(
        ([key, fields, [open = '', close = '']]) =>
          `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = ${open}${value}${close}`).join(',\n')}\n}`,
      );
    const csl = fc.record({ id: text, type: fc.constant('article'), title: text, URL: text });
    fc.assert(
      fc.property(shape, csl, text, text, (bibtex, item, notes, tag) => {
        const paper = {
          ...withEntry(bibtex),
          csl: { ...item, type: 'article' as const },
          notes,
          tags: [tag],
        };
        for (const each of [paper, { ...paper, bibtex: '' }]) {
          const file = bibliographyFile([each], 'bibtex');
          expect(harmIn(file), file).toBeUndefined();
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
          expect(file).not.toMatch(/[\u0000-\u0008\uD800-\uDFFF\uFFFF]/u);
        }
      }),
      { numRuns: 400 },
    );
  });
});

test('a file of Markdown has no address that runs a script, and none that ends its link', () => {
  const at = (URL: string) =>
    markdownFile(
      [savedPaper({ path: '', csl: { id: 'x', type: 'article', title: 'A', URL } })],
      'https://papers.example.org/',
    );
  for (const address of [
    'javascript:alert(1)',
    ' java\tscript:x',
    'data:text/html,x',
    '//foreign.invalid/',
    'x',
  ])
    expect(at(address)).toContain('## A Paper\n');
  expect(at('https://example.org/a)[b](c')).toContain('## [A Paper](https://example.org/a%29[b]%28c)\n');
});
