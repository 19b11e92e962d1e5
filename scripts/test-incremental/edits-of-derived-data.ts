import { type CodeEdit, replace } from './code-edit.ts';

/** Edits of all that is derived from papers: lists, topics, the index, pictures, packs, feeds. */
export const EDITS_OF_DERIVED_DATA: readonly CodeEdit[] = [
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
    'src/search/build/segments/write-routing-table.ts',
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
