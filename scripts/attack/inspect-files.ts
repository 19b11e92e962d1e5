import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { filesBelow } from '../../src/store/folder-files.ts';
import { markupProblem } from './inspect-markup.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\p{Noncharacter_Code_Point}]/u;
const TEX =
  /\\(?:input|include|write|immediate|def|let|csname|openout|catcode|expandafter|newcommand)(?![A-Za-z])/u;

/** What is wrong with the files of a built site: texts with controls, markup that no page of ours has, XML and JSON that no program reads, TeX that does things. */
export async function fileProblems(
  site: string,
): Promise<{ readonly files: number; readonly problems: string[] }> {
  const problems: string[] = [];
  const paths = (await filesBelow(site)).filter((path) =>
    /\.(?:html|xml|opml|json|bib|txt|webmanifest)$/u.test(path),
  );
  for (const path of paths) {
    const text = readFileSync(join(site, path), 'utf8');
    const why = problemOf(path, text);
    if (why !== undefined) problems.push(`${path}: ${why}`);
  }
  return { files: paths.length, problems };
}

function problemOf(path: string, text: string): string | undefined {
  const control = CONTROLS.exec(text);
  if (control !== null) return `the character ${JSON.stringify(control[0])} at ${control.index}`;
  if (path.endsWith('.html')) return markupProblem(text);
  if (path.endsWith('.bib') && TEX.test(text)) return `the command ${TEX.exec(text)?.[0]}`;
  try {
    if (/\.(?:xml|opml)$/u.test(path)) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', fail);
      parser.write(text).close();
    }
    if (/\.(?:json|webmanifest)$/u.test(path)) JSON.parse(text);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function fail(error: Error): never {
  throw error;
}

/** What is wrong with a log: escape sequences, and lines that GitHub Actions takes for commands. */
export function logProblems(log: string): string[] {
  return log
    .split('\n')
    .filter(
      (line) => CONTROLS.test(line) || /^\s*::|##\[/u.test(line) || /[\u2028\u2029\u202A-\u202E]/u.test(line),
    )
    .map((line) => `log: ${JSON.stringify(line.slice(0, 120))}`);
}
