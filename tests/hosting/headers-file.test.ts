import { describe, expect, test } from 'vitest';
import { cacheControlOf, IMMUTABLE } from '../../src/hosting/cache-rules.ts';
import { headersFile } from '../../src/hosting/headers-file.ts';
import { SECURITY_HEADERS } from '../../src/hosting/security-headers.ts';
import { headersFor, parseHeadersFile } from './headers-rules.ts';

const PATHS = [
  '/',
  '/index.html',
  '/papers/2603.01234.html',
  '/papers/2603.01234',
  '/papers/list.js',
  '/assets/site.01417e9d.js',
  '/pagefind/shards.json',
  '/pagefind/2026-07.511ea480/index/3.pf_index',
  '/pagefind/words.c97aaf40/frequent.txt',
  '/pagefind/pagefind.02746cc5.js',
  '/pagefind/wasm.en.ccf429ef.pagefind',
  '/packs/manifest.json',
  '/packs/pages-537e36ea16f872e4.pack',
  '/for-you/2026-05-18.6a2d970b.js',
  '/service-worker.js',
  '/days/2026-03-04.bib',
];

describe('the file _headers', () => {
  test.each(['/', '/base/', '/some/b%C3%A4se/'])(
    'keeps the cache rules below %s, and at the root',
    (base) => {
      const rules = parseHeadersFile(headersFile(base));
      for (const root of new Set(['', base.slice(0, -1)]))
        for (const path of PATHS) {
          const expected = cacheControlOf(path) === IMMUTABLE ? IMMUTABLE : undefined;
          // Both hosts revalidate files without a rule.
          expect([path, headersFor(rules, root + path).get('Cache-Control')]).toEqual([path, expected]);
        }
    },
  );

  test('sets each security header once for every file', () => {
    const rules = parseHeadersFile(headersFile('/base/'));
    for (const path of PATHS)
      for (const [name, value] of SECURITY_HEADERS)
        for (const root of ['', '/base']) expect(headersFor(rules, root + path).get(name)).toBe(value);
  });

  test('gives the types that hosts do not know', () => {
    const type = (path: string) => headersFor(parseHeadersFile(headersFile()), path).get('Content-Type');
    expect(type('/days/2026-03-04.bib')).toBe('application/x-bibtex; charset=utf-8');
    expect(type('/manifest.webmanifest')).toBe('application/manifest+json');
    expect(type('/index.html')).toBeUndefined();
  });

  test('stays within the limits of Cloudflare Pages: 100 rules, 2,000 characters a line, one * a pattern', () => {
    const text = headersFile('/some/base/');
    const rules = parseHeadersFile(text);
    expect(rules.length).toBeLessThanOrEqual(100);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(2000);
    for (const { pattern } of rules) expect(pattern.split('*').length).toBeLessThanOrEqual(2);
  });
});
