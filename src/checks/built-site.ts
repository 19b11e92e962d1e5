import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { checkBudgets } from './budgets.ts';
import { checkFileNames } from './file-names.ts';
import { checkHtml } from './html.ts';
import { checkFolderLinks } from './links.ts';

/** The files of a built site, from its root, sorted. */
export async function filesOf(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  return entries
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** All files of a built site whose names are invalid on some host or system, a line for each. */
export async function fileNameProblems(folder: string): Promise<string[]> {
  return checkFileNames(await filesOf(folder)).map(({ file, message }) => `${file}: ${message}`);
}

/** All broken links of a built site, a line for each. */
export async function linkProblems(folder: string): Promise<string[]> {
  const problems = await checkFolderLinks(folder, await filesOf(folder));
  return problems.map(({ page, link, kind }) => `${page}: ${kind}: ${link}`);
}

/** The HTML errors of a built site, a line for each. */
export async function htmlProblems(folder: string): Promise<string[]> {
  const pages = (await filesOf(folder)).filter((file) => file.endsWith('.html'));
  const problems = await checkHtml(folder, pages);
  return problems.map(({ page, line, rule, message }) => `${page}:${line}: ${message} (${rule})`);
}

/** All exceeded budgets of a built site, a line for each. */
export async function budgetProblems(folder: string): Promise<string[]> {
  const problems = await checkBudgets(folder, await filesOf(folder));
  return problems.map(({ page, message }) => `${page}: ${message}`);
}
