import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConfigData, HtmlValidate } from 'html-validate';

/** A violation of the HTML standard, or of a rule of ours, in a page. */
export interface HtmlProblem {
  readonly page: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** The most pages that are checked: pages of one type differ in their text, not in their markup. */
const MOST = 400;

/** The changes to html-validate's recommended rules. */
const RULES: NonNullable<ConfigData['rules']> = {
  // The standard allows any character but white space in an id, and arXiv ids have dots.
  'valid-id': ['error', { relaxed: true }],
  // The title of a page is the title of its paper, which may be long.
  'long-title': 'off',
  // Enter submits a search form with one field. A submit button would be one more tab stop.
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

/** At most `most` of the items, evenly spaced, so that a sample has items of every folder. */
export function spread<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(items.length, most) }, (_, at) => items[Math.floor(at * step)]).filter(
    (item) => item !== undefined,
  );
}
