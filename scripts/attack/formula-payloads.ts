import type { Payload } from './payload.ts';

/** Formulas that do more than set mathematics where something lets them. */
export function formulaPayloads(call: string, foreign: string): Payload[] {
  return [
    ['formula with a link', `$\\href{javascript:${call}}{x}$`],
    ['formula with an address', `$\\url{javascript:${call}}$`],
    ['formula with a picture', `$\\includegraphics{${foreign}}_1$`],
    ['formula with a style', `$\\style{background:url(${foreign})}{x}$`],
    [
      'formula with HTML',
      `$\\htmlClass{x" onclick="${call}}{y} \\htmlData{x=y}{z} \\htmlId{x}{y} \\class{a}{b}$`,
    ],
    ['formula with a color', `$\\color{red;background:url(${foreign})}{x} \\colorbox{"onclick=${call}}{x}$`],
    ['formula with markup', `$\\text{<img src=x onerror=${call}>}_1 < x > </math><script>${call}</script>$`],
    ['formula that loads', '$\\require{action}\\unicode{x3c}\\toggle{x}{y}\\endtoggle$'],
    ['formula that reads', '$\\input{/etc/passwd}_1$'],
    ['formula that writes', '$\\immediate\\write18{id}_1$'],
    ['formula that defines', '$\\def\\a{\\a\\a}\\a_1$'],
    ['formula that names itself', '$\\newcommand{\\x}{\\x\\x}\\x \\let\\alpha\\x \\gdef\\y{\\y}\\y$'],
    ['formula with carets', '$^^5cinput{x} ^^^^005cinput$'],
    ['formula with catcodes', '$\\catcode`\\@=11 \\csname input\\endcsname x$'],
    ['formula of fractions in each other', `$${'\\frac{'.repeat(300)}x${'}'.repeat(300)}$`],
    ['formula of braces in each other', `$${'{'.repeat(2000)}x${'}'.repeat(2000)}$`],
    ['formula of powers in each other', `$x${'^{x'.repeat(500)}${'}'.repeat(500)}$`],
    ['formula of open braces', `$${'{'.repeat(2000)}x$`],
    ['formula of delimiters in each other', `$${'\\left('.repeat(300)}x${'\\right)'.repeat(300)}$`],
    [
      'formula with names of objects',
      '$\\__proto__ \\constructor \\toString{x} \\begin{constructor}x\\end{constructor}$',
    ],
    ['formula that never ends', '$x_1 \\frac{1}{2'],
  ];
}
