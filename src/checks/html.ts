import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConfigData, HtmlValidate } from 'html-validate';

/** A page that does not follow the HTML standard, or a rule of ours. */
export interface HtmlProblem {
  readonly page: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** How many pages of a large site are looked at: pages of one type differ in their text, not in their markup. */
const MOST = 400;

/** The rules: html-validate's own, but for these. */
const RULES: NonNullable<ConfigData['rules']> = {
  // The standard lets an id hold anything but white space, and arXiv ids hold dots.
  'valid-id': ['error', { relaxed: true }],
  // A page about a paper is called what the paper is called, however long that is.
  'long-title': 'off',
  // A search box with one field is sent with Enter; a button beside each would be one more stop for the keyboard.
  'wcag/h32': 'off',
};

/** Checks pages of a folder against the HTML standard and the rules above. */
export async function checkHtml(folder: string, pages: readonly string[]): Promise<HtmlProblem[]> {
  const config: ConfigData = { root: true, extends: ['html-validate:recommended'], rules: RULES };
  const validator = new HtmlValidate(config);
  const problems: HtmlProblem[] = [];
  for (const page of spread(pages, MOST)) {
    const report = await validator.validateString(await readFile(join(folder, page), 'utf8'), page);
    for (const { messages } of report.results) {
      for (const { line, ruleId, message } of messages) problems.push({ page, line, rule: ruleId, message });
    }
  }
  return problems;
}

/** At most `most` of the items, evenly spread, so that every folder has its share. */
export function spread<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(items.length, most) }, (_, at) => items[Math.floor(at * step)]).filter(
    (item) => item !== undefined,
  );
}
