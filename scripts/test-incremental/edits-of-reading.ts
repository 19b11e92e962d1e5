import { append, type CodeEdit, replace } from './code-edit.ts';

/** Edits of pages as a whole, and of how papers, names and texts are read. */
export const EDITS_OF_READING: readonly CodeEdit[] = [
  {
    name: 'the version',
    file: 'package.json',
    change: (text) => text.replace(/"version": "[^"]+"/u, '"version": "99.0.0"'),
  },
  replace('the footer', 'src/components/site/Footer.astro', 'class="footer"', 'class="footer other"'),
  append('a style', 'src/styles/paper.css', '.paper { outline-offset: 3px; }'),
  append('the script of pages', 'src/client/site.ts', "document.documentElement.dataset.other = 'yes';"),
  replace(
    'what is done with the HTML of a page',
    'src/building/compilation/compiled-pages.ts',
    'await response.text(), path',
    '(await response.text()).concat("<!-- x -->"), path',
  ),
  replace('the icon', 'public/icon.svg', '<svg ', '<svg data-other="yes" '),
  replace('the compression of HTML', 'astro.config.mjs', 'compressHTML: true', 'compressHTML: false'),
  replace(
    'the parser of papers',
    'src/store/document.ts',
    'body.slice(0, notesAt.index)).trim()',
    "body.slice(0, notesAt.index)).trim().replaceAll('It works.', 'It does.')",
  ),
  replace(
    'the order of fields that are read',
    'src/store/front-matter.ts',
    'frontMatterSchema.safeParse(load(yaml, { schema: CORE_SCHEMA }))',
    "frontMatterSchema.safeParse(load(yaml.replace(/^title: /m, 'title: On '), { schema: CORE_SCHEMA }))",
  ),
  replace(
    'the keys of names',
    'src/paper/names/name-key.ts',
    ".normalize('NFKD')",
    ".normalize('NFKD').replace('Bo ', 'Ada ')",
  ),
  replace('signs in formulas', 'src/text/math/unicode-math.ts', "'∗': '*'", "'∗': '×'"),
  replace(
    'formulas as MathML',
    'src/text/math/visible-characters.ts',
    "node.children.map(charactersIn).join('')",
    "node.children.map(charactersIn).join('~')",
  ),
  replace(
    'Markdown as text',
    'src/text/markdown/markdown.ts',
    'return toText(markdown, texToUnicode);',
    "return toText(markdown, texToUnicode).replaceAll('transform', 'proteins');",
  ),
  replace(
    'Markdown as HTML',
    'src/text/markdown/markdown.ts',
    'return String(renderer.processSync(markdown));',
    "return String(renderer.processSync(markdown)).replaceAll('works', 'fails');",
  ),
];
