import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROUTES } from '../../src/targets/routes.ts';

const pages = join(import.meta.dirname, '../../src/pages');

test('every page but those of assets has a route, and every route a page', () => {
  const files = readdirSync(pages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(pages.length).replaceAll('\\', '/'));
  const patterns = files
    .map((file) => file.replace(/\.(?:astro|ts)$/u, '').replace(/\/index$/u, '/'))
    .filter((pattern) => !pattern.startsWith('/assets/'));
  expect(ROUTES.map(({ pattern }) => pattern).sort()).toEqual(patterns.sort());
});
