import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { mathmlOf } from '../../src/text/formula.ts';
import { texLineToMarkdown, texToMarkdown } from '../../src/text/tex.ts';
import { treeOf } from '../../src/text/tree.ts';

// Real abstracts of others' writing, which are therefore not part of the project; they may lie beside it.
const ABSTRACTS = join(import.meta.dirname, '../../../shared/corpora/arxiv-oai');

function isMissing(folder: string): boolean {
  if (existsSync(folder)) return false;
  console.warn(`SKIPPED: the formulas of real abstracts were not set, because ${folder} is not there.`);
  return true;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const MARKUP = /\\(?:text[a-z]+|emph|bf|it|em|tt|cite[a-z]*|['"`^~=.]\w|[vHcukr][ {])|\{\\?ss\}/u;

function* markdowns(): Generator<string> {
  for (const file of readdirSync(ABSTRACTS)) {
    const xml = readFileSync(join(ABSTRACTS, file), 'utf8');
    for (const [, element, raw = ''] of xml.matchAll(/<(title|abstract)>([^<]*)<\/\1>/gu)) {
      const tex = raw.replace(/&(lt|gt|quot|apos|amp);/gu, (_, name: string) => ENTITIES[name] ?? '');
      yield element === 'title' ? texLineToMarkdown(tex) : texToMarkdown(tex);
    }
  }
}

describe.skipIf(isMissing(ABSTRACTS))('ten thousand abstracts and their titles', () => {
  it('have nearly all of their formulas set, and no markup of TeX in their words', () => {
    let formulas = 0;
    const broken: string[] = [];
    const raw: string[] = [];
    for (const markdown of markdowns())
      visit(treeOf(markdown), (node) => {
        if (node.type === 'text' && MARKUP.test(node.value)) raw.push(node.value);
        if (node.type !== 'inlineMath' && node.type !== 'math') return;
        formulas++;
        try {
          mathmlOf(node.value, node.type === 'math');
        } catch {
          broken.push(node.value);
        }
      });
    expect(raw).toEqual([]);
    expect(formulas).toBeGreaterThan(9000);
    expect(broken.length / formulas).toBeLessThan(0.005);
  }, 120_000);
});
