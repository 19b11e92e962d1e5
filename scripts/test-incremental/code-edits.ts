/** A change of a file of the project. */
export interface CodeEdit {
  readonly name: string;
  /** Its path from the root of the project. */
  readonly file: string;
  /** The new text of the file; the same one if the edit does not fit it. */
  readonly change: (text: string) => string;
}

function replace(name: string, file: string, from: string, to: string): CodeEdit {
  return { name, file, change: (text) => text.replace(from, () => to) };
}

function append(name: string, file: string, added: string): CodeEdit {
  return { name, file, change: (text) => `${text}${added}\n` };
}

/** Edits that let a small archive reach limits which otherwise only large ones reach. */
export const SMALL_LIMITS: readonly CodeEdit[] = [
  replace(
    'search by meaning',
    'src/site/config.ts',
    'FEWEST_PAPERS_BY_MEANING = 100',
    'FEWEST_PAPERS_BY_MEANING = 14',
  ),
  replace('shards', 'src/search/build/shard-planner.ts', 'shard: 20_000, fresh: 3000', 'shard: 12, fresh: 4'),
  replace(
    'newest papers of the index',
    'src/search/build/newest-weeks.ts',
    'NEWEST_PAPERS = 300',
    'NEWEST_PAPERS = 5',
  ),
  replace('segments', 'src/search/build/write-semantic-index.ts', 'FRESH_PAPERS = 300', 'FRESH_PAPERS = 5'),
  replace('pages of a pack', 'src/offline/build/page-groups.ts', 'MOST_PAGES = 2000', 'MOST_PAGES = 20'),
  replace('papers of a pack', 'src/offline/build/index-groups.ts', 'PAPERS = 100', 'PAPERS = 5'),
  replace('authors of a group', 'src/targets/authors.ts', 'GROUP_SIZE = 32', 'GROUP_SIZE = 3'),
  replace(
    'papers of a file of facts',
    'src/building/rendering/folder-facts.ts',
    'MOST_PAPERS = 4000',
    'MOST_PAPERS = 3',
  ),
  replace(
    'processes that render',
    'src/building/rendering/worker-pool.ts',
    'FEWEST_TARGETS = 300',
    'FEWEST_TARGETS = 90',
  ),
];

/** Edits after which a build gives other files, as those of a new version: at least one for each cache of a build. */
export const CODE_EDITS: readonly CodeEdit[] = [
  {
    name: 'the version',
    file: 'package.json',
    change: (text) => text.replace(/"version": "[^"]+"/u, '"version": "99.0.0"'),
  },
  replace('the footer', 'src/components/site/Footer.astro', 'class="footer"', 'class="footer other"'),
  append('a style', 'src/styles/paper.css', '.paper { outline-offset: 3px; }'),
  append('the script of pages', 'src/client/site.ts', "document.documentElement.dataset.other = 'yes';"),
  replace(
    'the middleware',
    'src/middleware.ts',
    'await response.text(), url',
    '(await response.text()).concat("<!-- x -->"), url',
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
  replace(
    'the length of previews',
    'src/catalog/view/preview.ts',
    'const LENGTH = 210',
    'const LENGTH = 190',
  ),
  replace(
    'the likeness of related papers',
    'src/catalog/related/inverted-index.ts',
    'MIN_SIMILARITY = 0.1',
    'MIN_SIMILARITY = 0.4',
  ),
  replace('the weights of terms', 'src/catalog/related/term-weights.ts', 'const B = 0.6', 'const B = 0.1'),
  replace(
    'stop words of terms',
    'src/catalog/terms/stop-words.ts',
    'STOP_WORDS.has(stem)',
    "STOP_WORDS.has(stem) || stem.startsWith('robot')",
  ),
  replace(
    'the stems of rules',
    'src/catalog/topics/classifier.ts',
    'MIN_STEM_LENGTH = 3',
    'MIN_STEM_LENGTH = 6',
  ),
  replace('the stems of search', 'src/search/analysis/stemmer.ts', 'ly|ive|ions?', 'ly|ions?'),
  replace(
    'the singular',
    'src/search/analysis/stemmer.ts',
    "replace(PLURAL_OF_Y, 'y')",
    "replace(PLURAL_OF_Y, 'i')",
  ),
  replace(
    'stop words of search',
    'src/search/analysis/stop-words.ts',
    "'a an and",
    "'graphs proteins galaxies a an and",
  ),
  replace(
    'folded letters',
    'src/search/analysis/folding.ts',
    'export function normalizeText(text: string): string {',
    "export function normalizeText(text: string): string {\n  text = text.replaceAll('graphs', 'graphics');",
  ),
  replace(
    'the files of the routing table',
    'src/search/build/write-routing-table.ts',
    'STEMS_PER_FILE = 250',
    'STEMS_PER_FILE = 20',
  ),
  replace(
    'the words of vectors',
    'src/vectors/model/terms.ts',
    'export function termsIn(text: string): string[] {',
    "export function termsIn(text: string): string[] {\n  text = text.replaceAll('galaxies', 'graphs');",
  ),
  replace(
    'phrases of “For you”',
    'src/for-you/build/telling-phrases.ts',
    'const MOST = 12',
    'const MOST = 2',
  ),
  replace('titles on cards', 'src/cards/card.ts', 'MAX_TITLES = 3', 'MAX_TITLES = 1'),
  replace(
    'the drawing of pictures',
    'src/cards/raster.ts',
    'new Resvg(svg, {',
    'new Resvg(svg, { shapeRendering: 0,',
  ),
  replace(
    'records in pages',
    'src/exports/cite-record.ts',
    'const isPlain = given',
    "const isPlain = given !== 'Ada' && given",
  ),
  replace(
    'citations in packs',
    'src/offline/packs/short-citation.ts',
    "value === '' ? text",
    'value.length < 4 ? text',
  ),
  replace(
    'metadata in packs',
    'src/offline/build/packed-page.ts',
    'viewport|color-scheme|description',
    'viewport|color-scheme',
  ),
  replace(
    'names that are folded',
    'src/paper/names/fold-letters.ts',
    'export function foldLetters(text: string): string {',
    "export function foldLetters(text: string): string {\n  text = text.replaceAll('ø', 'o');",
  ),
  replace('weeks in words', 'src/site/format.ts', '`Week ${', '`The week ${'),
  replace('headers', 'src/hosting/security-headers.ts', "'same-origin'", "'no-referrer'"),
  replace(
    'feeds',
    'src/exports/feeds/atom.ts',
    "element('generator', {}, 'Broadsheet')",
    "element('generator', {}, 'Other')",
  ),
];

const CONSTANT = /^((?:export )?const [A-Z][A-Z_]+ = )(\d+);$/gmu;

/** An edit that adds one to a constant of a file, by its place among the constants; `undefined` if the file has none. */
export function constantEdit(file: string, text: string, at: number): CodeEdit | undefined {
  const found = [...text.matchAll(CONSTANT)];
  const match = found[at % Math.max(1, found.length)];
  if (match === undefined) return undefined;
  const [line, start = '', value = ''] = match;
  return replace(`${file}: ${line} one more`, file, line, `${start}${Number(value) + 1};`);
}
