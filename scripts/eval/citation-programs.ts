import { spawnSync } from 'node:child_process';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { type Item, itemsIn } from './citation-facts.ts';

/** A third-party program that parses citations. */
export interface Program {
  readonly name: string;
  readonly read: (text: string, format: 'bibtex' | 'ris' | 'csljson') => Item[];
}

/** Citation.js (https://citation.js.org). */
export const citationJs: Program = {
  name: 'Citation.js',
  read: (text, format) => {
    const items = itemsIn(new Cite(text).data);
    return format === 'ris' ? withLines(items, text) : items;
  },
};

/**
 * Adds the fields that Citation.js ignores in RIS: editor, publisher and place of articles, and `ED` of all
 * works. Other programs read them (https://github.com/zotero/translators, RIS.js).
 */
function withLines(items: readonly Item[], ris: string): Item[] {
  const records = ris.split(/^ER {2}- ?\r?$/mu);
  return items.map((item, index) => {
    const all = (tag: string) =>
      Array.from(
        (records[index] ?? '').matchAll(new RegExp(`^${tag} {2}- (.*?)\\r?$`, 'gmu')),
        ([, one = '']) => one,
      );
    const [line] = itemsIn([
      {
        editor: all('ED').map((name) => {
          const [family, given, suffix] = name.split(/, ?/u);
          return given === undefined ? { literal: family } : { family, given, suffix };
        }),
        publisher: all('PB')[0],
        'publisher-place': all('CY')[0],
      },
    ]);
    if (line === undefined) return item;
    const { editor, publisher, 'publisher-place': place } = line;
    return {
      ...item,
      editor: item.editor.length > 0 ? item.editor : editor,
      publisher: item.publisher || publisher,
      'publisher-place': item['publisher-place'] || place,
    };
  });
}

/** pandoc (https://pandoc.org); `undefined` if it is not installed. */
export function pandoc(): Program | undefined {
  const { status, stdout } = spawnSync('pandoc', ['--version'], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const name = stdout.split('\n')[0] ?? 'pandoc';
  return { name, read: (text, format) => itemsIn(JSON.parse(converted(text, format))) };
}

function converted(input: string, format: string): string {
  const { status, stdout, stderr } = spawnSync('pandoc', ['-f', format, '-t', 'csljson'], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`pandoc cannot read the ${format}: ${stderr.slice(0, 500)}`);
  return stdout;
}
