import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forbiddenImports } from '../src/checks/imports.ts';

const root = join(import.meta.dirname, '..');

function filesBelow(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(?:ts|astro|mjs)$/u.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

describe('the folders of the project', () => {
  test('import each other only in the directions of the architecture', () => {
    const found = filesBelow('src').flatMap((file) =>
      forbiddenImports(file, readFileSync(join(root, file), 'utf8')),
    );
    expect(found).toEqual([]);
  });

  test('scripts are thin', () => {
    const long = filesBelow('scripts').filter(
      (file) => readFileSync(join(root, file), 'utf8').split('\n').length > 150,
    );
    expect(long).toEqual([]);
  });
});

describe('all that commands print', () => {
  // Tools for the work on Broadsheet, which print figures about its own files.
  const tools = /^scripts\/(?:bench|check|eval|fuzz|lighthouse|pictures|test|train)/u;
  /** They quote what they print themselves. */
  const quoting = ['scripts/daily.ts', 'src/commands/output.ts'];
  /** They print for the process that started them, which reads it. */
  const answering = ['src/cards/card-worker.ts', 'src/search/build/shard-worker.ts'];

  test('goes through the function that quotes foreign text', () => {
    const found = [...filesBelow('src'), ...filesBelow('scripts')]
      .filter((file) => !tools.test(file) && ![...quoting, ...answering].includes(file))
      .filter((file) => /\bconsole\.\w+\(/u.test(readFileSync(join(root, file), 'utf8')));
    expect(found).toEqual([]);
  });
});

describe('a table of texts', () => {
  test('is read by `lookUp` alone, since every object also has `constructor` and `valueOf`', () => {
    const found = filesBelow('src').flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      const tables = [...source.matchAll(/^(?:export )?const (\w+): (?:Readonly<)?Record<string,/gmu)];
      return tables.flatMap(([, name = '']) =>
        new RegExp(`\\b${name}(?:\\?\\.)?\\[(?!')`, 'u').test(source) ? [`${file} ${name}`] : [],
      );
    });
    expect(found).toEqual([]);
  });
});

describe('the rule of directions', () => {
  test('finds an import against the directions', () => {
    const source = "import { readStore } from '../store/store.ts';\n";
    expect(forbiddenImports('src/paper/bad.ts', source)).toEqual([
      {
        file: 'src/paper/bad.ts',
        imported: 'src/store/store.ts',
        reason: 'src/paper may not import src/store',
      },
    ]);
  });

  test('finds one that is only of types, only re-exported, or dynamic', () => {
    for (const source of [
      "import type { Catalog } from '../catalog/catalog.ts';",
      "export * from '../catalog/catalog.ts';",
      "const catalog = await import('../catalog/catalog.ts');",
    ]) {
      expect(forbiddenImports('src/store/bad.ts', source)).toHaveLength(1);
    }
  });

  test('finds one in a page', () => {
    const page = "---\nimport { readStore } from '../../store/store.ts';\n---\n<p></p>\n";
    expect(forbiddenImports('src/pages/days/[day].astro', page)).toHaveLength(1);
  });

  test('wants directions for a new folder', () => {
    expect(forbiddenImports('src/attic/new.ts', '')).toHaveLength(1);
  });

  test('goes by the line of a sub-folder where it has one', () => {
    const directions = { text: ['paper'], 'text/tex': ['text/mdast', 'paper'], 'text/mdast': [], paper: [] };
    const found = (file: string, imported: string) =>
      forbiddenImports(file, `import '${imported}';`, directions).map(({ reason }) => reason);
    expect(found('src/text/tex/a.ts', '../mdast/b.ts')).toEqual([]);
    expect(found('src/text/tex/a.ts', '../../paper/names/b.ts')).toEqual([]);
    expect(found('src/text/mdast/a.ts', '../tex/b.ts')).toEqual([
      'src/text/mdast may not import src/text/tex',
    ]);
    expect(found('src/text/a.ts', './tex/b.ts')).toEqual(['src/text may not import src/text/tex']);
    expect(found('src/text/new/a.ts', './b.ts')).toEqual(['the folder src/text/new has no directions']);
    // Sub-folders of which none has a line are one with the folder around them.
    expect(found('src/paper/names/a.ts', '../merge/b.ts')).toEqual([]);
    expect(found('src/paper/names/a.ts', '../../text/b.ts')).toEqual(['src/paper may not import src/text']);
  });

  test('parts the folders of text: rendering knows no format, and no syntax knows rendering', () => {
    const imports = (file: string, imported: string) => forbiddenImports(file, `import '${imported}';`);
    expect(imports('src/text/markdown/bad.ts', '../tex/parser.ts')).toHaveLength(1);
    expect(imports('src/text/tex-syntax/bad.ts', '../math/tex-to-mathml.ts')).toHaveLength(1);
    expect(imports('src/text/math-recovery/bad.ts', '../tex/parser.ts')).toHaveLength(1);
    expect(imports('src/text/tex/good.ts', '../html/html-to-tex.ts')).toEqual([]);
    expect(imports('src/readers/ris/good.ts', '../../text/tex/tex-to-markdown.ts')).toEqual([]);
  });

  test('never lets a folder import a script', () => {
    expect(forbiddenImports('src/paper/bad.ts', "import '../../scripts/build.ts';")).toHaveLength(1);
  });
});
