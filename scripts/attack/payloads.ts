/** The function that a script would call if it ran. Pages define it before anything else. */
export const HIT = '__hit';
/** A host that no page may ask. */
export const FOREIGN_HOST = 'foreign.invalid';

const call = `${HIT}()`;

/** Texts that have harmed programs like this one, each with what it aims at. */
export const PAYLOADS: readonly (readonly [aim: string, text: string])[] = [
  ['script', `<script>${call}</script>`],
  ['script after an attribute', `"><script>${call}</script>`],
  ['script after a title', `</title></style></script><script>${call}</script>`],
  ['script in upper case', `<SCRIPT SRC=//${FOREIGN_HOST}/x.js></SCRIPT>`],
  ['picture', `<img src=x onerror=${call}>`],
  ['drawing', `<svg/onload=${call}>`],
  ['frame', `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`],
  ['entities', `&lt;script&gt;${call}&lt;/script&gt;`],
  ['Markdown link', `[x](javascript:${call})`],
  ['Markdown link with controls', `[x](java\tscript:${call})`],
  ['Markdown picture', `![x](https://${FOREIGN_HOST}/x.png)`],
  ['link without scheme', `[x](//${FOREIGN_HOST}/x)`],
  ['data address', `[x](data:text/html,<script>${call}</script>)`],
  ['formula with a link', `$\\href{javascript:${call}}{x}$`],
  ['formula with a style', `$\\style{background:url(//${FOREIGN_HOST})}{x}$`],
  ['formula that reads', '$\\input{/etc/passwd}_1$'],
  ['formula that writes', '$\\immediate\\write18{id}_1$'],
  ['formula that defines', '$\\def\\a{\\a\\a}\\a_1$'],
  ['formula that is deep', `$${'\\frac{'.repeat(300)}x${'}'.repeat(300)}$`],
  ['deep list', `${'- '.repeat(500)}x`],
  ['deep quotation', `${'> '.repeat(500)}x`],
  ['end of CDATA', ']]><x/>'],
  ['end of a comment', `--><script>${call}</script>`],
  ['end of JSON in a page', `</script><script>${call}</script>{"a":"`],
  ['escape sequence', '\u001b]0;PWNED\u0007\u001b[2J'],
  ['command of a workflow', 'x\n::error file=a.js::forged\n##[error]forged'],
  ['separator of lines', 'x\u2028::add-mask::x\u2029y\u0085z'],
  ['direction of text', '\u202etxt.exe\u2066'],
  ['noncharacters', 'x\u{10ffff}\ufdd0\ufffe'],
  ['control characters', 'x\u0001\u0008\u007f\u009b'],
  ['names of objects', '__proto__ constructor valueOf'],
  ['ends of BibTeX', 'x}, author = {y}}\n@comment{z'],
  ['ends of YAML', 'x\n---\nhidden: true\n'],
  ['conflict', '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c'],
  ['template', `{{${call}}}\${${call}}<%= 1 %>`],
  ['long word', 'x'.repeat(5000)],
  ['path', '../../../etc/passwd'],
];
