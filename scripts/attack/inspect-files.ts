import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { PagePack } from '../../src/offline/packs/page-pack.ts';
import { restoreCitation } from '../../src/offline/packs/short-citation.ts';
import { filesBelow } from '../../src/store/folder-files.ts';
import { markupProblem } from './inspect-markup.ts';

/** Controls, noncharacters, and characters that turn the direction of all that follows. */
export const UNWANTED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\p{Noncharacter_Code_Point}]/u;
const TEX =
  /\^\^|\\(?:input|include|write|immediate|def|gdef|let|csname|openout|catcode|expandafter|newcommand|includegraphics|require|verb|htmlClass)(?![A-Za-z])/u;

/**
 * What is wrong with the files of a built site: texts with controls, markup that no page of ours has, XML and JSON that no program reads,
 * TeX that does things, pages in packs, share cards that are cut.
 */
export async function fileProblems(
  site: string,
): Promise<{ readonly files: number; readonly problems: string[] }> {
  const problems: string[] = [];
  const paths = (await filesBelow(site)).filter((path) =>
    /\.(?:html|xml|opml|json|bib|txt|webmanifest|pack|png)$/u.test(path),
  );
  let files = 0;
  for (const path of paths) {
    const bytes = readFileSync(join(site, path));
    const parts = path.endsWith('.pack') ? packedPages(path, bytes) : new Map([[path, bytes]]);
    files += parts.size;
    for (const [name, part] of parts) {
      const why = problemOf(name, part);
      if (why !== undefined) problems.push(`${name === path ? '' : `${path}, `}${name}: ${why}`);
    }
  }
  return { files, problems };
}

/** The pages of a pack by their paths. Packs of the search index have none. */
function packedPages(path: string, bytes: Buffer): ReadonlyMap<string, Buffer> {
  const pages = new Map<string, Buffer>();
  if (/(?:^|\/)search-/u.test(path)) return pages;
  const pack = new PagePack(new Uint8Array(zstdDecompressSync(bytes)));
  for (const page of pack.paths)
    pages.set(page, Buffer.from(restoreCitation(Buffer.from(pack.page(page) ?? '').toString())));
  return pages;
}

function problemOf(path: string, bytes: Buffer): string | undefined {
  if (path.endsWith('.png')) return pictureProblem(bytes);
  const text = bytes.toString('utf8');
  const control = UNWANTED.exec(text);
  if (control !== null) return `the character ${JSON.stringify(control[0])} at ${control.index}`;
  if (path.endsWith('.html')) return markupProblem(text);
  if (path.endsWith('.bib')) return bibliographyProblem(text);
  try {
    if (/\.(?:xml|opml)$/u.test(path)) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', fail);
      parser.write(text).close();
    }
    if (/\.(?:json|webmanifest)$/u.test(path)) JSON.parse(text, (_, value: unknown) => wholeText(value));
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** JSON can name halves of surrogate pairs, which many programs refuse. */
function wholeText(value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed())
    throw new Error(`half a pair in ${value.slice(0, 60)}`);
  return value;
}

/** Entries and values are closed where BibTeX, which counts braces, closes them. */
function bibliographyProblem(text: string): string | undefined {
  const command = TEX.exec(text)?.[0];
  if (command !== undefined) return `the command ${command}`;
  for (const entry of text.split(/^(?=@)/mu)) {
    let depth = 0;
    for (const sign of entry) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    if (depth !== 0) return `braces that do not match: ${entry.slice(0, 60)}`;
  }
  return undefined;
}

/** https://www.w3.org/TR/png-3/#5PNG-file-signature */
function pictureProblem(bytes: Buffer): string | undefined {
  const isWhole =
    bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')) &&
    bytes.subarray(-8, -4).toString('latin1') === 'IEND';
  return isWhole ? undefined : 'it is no whole picture';
}

function fail(error: Error): never {
  throw error;
}

/** What is wrong with a log: escape sequences, and lines that GitHub Actions takes for commands. */
export function logProblems(log: string): string[] {
  return log
    .split('\n')
    .filter(
      (line) =>
        UNWANTED.test(line) ||
        /^\s*::|##\[/u.test(line) ||
        /[\u2028\u2029]/u.test(line) ||
        line.length > 5000,
    )
    .map((line) => `log: ${JSON.stringify(line.slice(0, 120))}`);
}
