import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { toLatex } from '../../../src/text/markdown/to-latex.ts';
import { FORMULA_MACROS } from '../../../src/text/math/macros.ts';
import { isSafeTex } from '../../../src/text/math/safe-tex.ts';
import { MATH_COMMANDS, MATH_ENVIRONMENTS } from '../../../src/text/tex-syntax/math-commands.ts';

describe('a formula in a bibliography', () => {
  test.each([
    'x_1^2 + \\frac{\\alpha}{\\sqrt{2}}\\,\\mathbb{R}^{n \\times m}',
    '\\left\\{ a \\mid b \\right\\} \\leq \\{1, \\dots, n\\} \\& 50\\%',
    '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
    '\\operatorname{argmax}_{\\theta} \\text{loss}',
    "f'(x) \\to \\infty \\; \\|x\\|",
    '\\RR \\half',
  ])('is kept if it has commands of math alone: %s', (tex) => {
    expect(isSafeTex(tex)).toBe(true);
    expect(toLatex(`$${tex}$`)).toBe(`$${tex}$`);
  });

  test.each([
    '\\input{/etc/passwd}_1',
    '\\immediate\\write18{id}_2',
    '\\def\\a{\\a\\a}\\a_1',
    '\\let\\alpha=\\input',
    '\\newcommand{\\x}{y}\\x',
    '\\csname input\\endcsname',
    '\\expandafter\\input\\alpha',
    '\\openout1=x \\read1 to \\y',
    '\\catcode`\\@=11',
    '\\includegraphics{/etc/passwd}',
    '\\href{file:///etc/passwd}{x}',
    '\\begin{input}x\\end{input}',
    '\\begin{luacode}x\\end{luacode}',
    '\\begin x',
    '^^5cinput x',
    '\\text{\\input{x}}',
    'a % b',
    'a # b',
    '\\directlua{os.execute("id")}',
    '\\special{x}',
    '\\loop\\iftrue\\repeat',
    '\\verb|x|',
    '\\(x',
    '\\@',
    'a\\',
  ])('is text if it could do more: %s', (tex) => {
    expect(isSafeTex(tex)).toBe(false);
    // All backslashes of the formula are spelled out.
    const latex = toLatex(`$${tex}$`);
    expect(latex).not.toMatch(
      /\\(?:input|write|def|let|csname|expandafter|openout|begin|verb|href|includegraphics)/,
    );
    expect(latex).not.toContain('^^');
  });
});

test('the list of commands for pages has those of Temml and of our macros, and no others', () => {
  // All names that Temml’s code has in texts, those of commands that it refuses among them.
  const code = readFileSync(fileURLToPath(import.meta.resolve('temml')), 'utf8');
  const names = [...code.matchAll(/\\\\([A-Za-z]+)/gu)].map(([, name = '']) => name);
  const macros = Object.keys(FORMULA_MACROS).map((name) => name.slice(1));
  const isListed = (name: string) =>
    /^[A-Za-z]+$/u.test(name) && !/^(?:begin|end)$/u.test(name) && isSafeTex(`\\${name}`);
  expect([...MATH_COMMANDS]).toEqual([...new Set([...names, ...macros])].filter(isListed).sort());
  const environments = [...code.matchAll(/["']([a-zA-Z]+\*?)["']/gu)].map(([, name = '']) => name);
  const isEnvironment = (name: string) => isSafeTex(`\\begin{${name}}\\end{${name}}`);
  expect([...MATH_ENVIRONMENTS]).toEqual([...new Set(environments)].filter(isEnvironment).sort());
});
