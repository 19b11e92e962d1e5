import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toHtml, toInlineHtml } from '../../src/text/markdown/markdown.ts';
import { texLineToMarkdown, texToMarkdown } from '../../src/text/tex/tex-to-markdown.ts';

// Real abstracts of others' writing, which are therefore not part of the project; they may lie beside it.
const ABSTRACTS = join(import.meta.dirname, '../../../shared/corpora/arxiv-oai');
/** Every third paper takes seconds; all of them are read where BROADSHEET_ALL_CORPORA asks for it. */
const ALL = process.env.BROADSHEET_ALL_CORPORA !== undefined;
const EVERY = ALL ? 1 : 3;
/** What stands as its author wrote it, because nobody could say what was meant: `\GF(2)`, `O(N^{2\log k)`, a brace that never opened, a `$`. */
const LEFT = ALL
  ? { asSource: 6, commands: 66, strayBraces: 21, strayDollars: 26 }
  : { asSource: 2, commands: 28, strayBraces: 9, strayDollars: 8 };

function isMissing(folder: string): boolean {
  if (existsSync(folder)) return false;
  console.warn(`SKIPPED: the formulas of real abstracts were not set, because ${folder} is not there.`);
  return true;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const IN_HTML: Readonly<Record<string, string>> = { '&#x3C;': '<', '&#x26;': '&' };
/** Markup that a reader must never see. */
const MARKUP: Readonly<Record<string, RegExp>> = {
  formatting:
    /\\(?:text[a-z]+|emph|underline)\b|\{?\\(?:bf|it|em|tt|sc|rm|sl)\b|\{(?:bf|it|em|tt|sc|rm|sl) /u,
  accents: /\\['"`^~=.]\w|\\[vHcukrdb](?: [A-Za-z]\b|\{)/u,
  letters: /\{\\?ss\}|\\(?:ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)\b/u,
  structure: /\\(?:begin|end|item|cite[a-z]*|ref|label|url|href|footnote|\\)(?![A-Za-z])/u,
  quotation: /``.*''/u,
  HTML: /&#?\w+;|<\/?(?:br|b|em|strong|su[bp])\b/u,
  damage: /[\uFB00-\uFB06\uFFFD\u007F-\u009F]/u,
};

/** Titles and abstracts of every so many papers as HTML. */
function* rendered(): Generator<string> {
  let papers = 0;
  for (const file of readdirSync(ABSTRACTS).sort()) {
    const xml = readFileSync(join(ABSTRACTS, file), 'utf8');
    for (const [, title = '', abstract = ''] of xml.matchAll(
      /<title>([^<]*)<\/title>[\s\S]*?<abstract>([^<]*)<\/abstract>/gu,
    )) {
      if (papers++ % EVERY > 0) continue;
      yield toInlineHtml(texLineToMarkdown(decoded(title)));
      yield toHtml(texToMarkdown(decoded(abstract)));
    }
  }
}

function decoded(raw: string): string {
  return raw.replace(/&(lt|gt|quot|apos|amp);/gu, (_, name: string) => ENTITIES[name] ?? '');
}

/** The words of a page as they are seen, but for code and formulas. */
function wordsIn(html: string): string {
  return html
    .replace(/<(code|math)\b[\s\S]*?<\/\1>/gu, '·')
    .replace(/<[^>]+>/gu, '')
    .replace(/&#x(?:3C|26);/gu, (reference) => IN_HTML[reference] ?? '');
}

const countOf = (sought: RegExp, text: string) => text.match(sought)?.length ?? 0;

describe.skipIf(isMissing(ABSTRACTS))('the abstracts and titles of ten thousand papers', () => {
  test('have nearly all of their formulas rendered, and no markup of TeX or HTML in their words', () => {
    let set = 0;
    const left = { asSource: 0, commands: 0, strayBraces: 0, strayDollars: 0 };
    const raw: string[] = [];
    for (const html of rendered()) {
      const words = wordsIn(html);
      for (const [kind, markup] of Object.entries(MARKUP))
        if (markup.test(words)) raw.push(`${kind}: ${words}`);
      set += countOf(/<math\b/gu, html);
      left.asSource += countOf(/<code class="math-source"/gu, html);
      left.commands += countOf(/\\[A-Za-z]+/gu, words);
      left.strayBraces += Math.abs(countOf(/\{/gu, words) - countOf(/\}/gu, words));
      left.strayDollars += countOf(/\$(?!\d)/gu, words);
    }
    expect(raw).toEqual([]);
    expect(set).toBeGreaterThan(8500 / EVERY);
    expect(set / (set + left.asSource)).toBeGreaterThan(0.999);
    expect(left).toEqual(LEFT);
  });
});
