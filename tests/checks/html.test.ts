import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkHtml, spread } from '../../src/checks/html.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-html-'));
});
afterAll(() => rm(folder, { recursive: true }));

const rulesBrokenBy = async (body: string) => {
  const page = `<!DOCTYPE html>\n<html lang="en"><head><title>A page</title></head><body>${body}</body></html>\n`;
  await writeFile(join(folder, 'page.html'), page);
  return (await checkHtml(folder, ['page.html'])).map(({ rule }) => rule);
};

describe('the check of HTML', () => {
  test('finds nothing in a sound page', async () => {
    expect(await rulesBrokenBy('<main><h1>A page</h1><p id="p-2603.01234">Text</p></main>')).toEqual([]);
  });

  test.each([
    ['an id that stands twice', '<p id="a">x</p><p id="a">y</p>', 'no-dup-id'],
    ['a list that holds something else', '<ul><p>x</p></ul>', 'element-permitted-content'],
    ['elements that overlap', '<main><b><i>x</b></i></main>', 'close-order'],
    ['a style in the page, which the policy refuses', '<p style="color: red">x</p>', 'no-inline-style'],
    ['an image without a text', '<img src="a.png">', 'wcag/h37'],
  ])('finds %s', async (_, body, rule) => {
    expect(await rulesBrokenBy(body)).toContain(rule);
  });

  test('looks at pages from everywhere in a site that is too large to look at whole', () => {
    const pages = Array.from({ length: 1000 }, (_, at) => at);
    expect(spread(pages, 4)).toEqual([0, 250, 500, 750]);
    expect(spread(pages, 2000)).toEqual(pages);
  });
});
