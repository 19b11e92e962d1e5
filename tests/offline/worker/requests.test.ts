import { describe, expect, test } from 'vitest';
import { cacheName, isShellCache, shellCacheName } from '../../../src/offline/cache-names.ts';
import { isPageElsewhere, kindOf, pageFile, pathOf } from '../../../src/offline/worker/requests.ts';

const ROOT = 'https://user.example.org/a/';
const FOLDERS = ['papers', 'assets', 'pagefind', 'months', 'packs'];
const kind = (path: string, more = {}) =>
  kindOf({ method: 'GET', mode: 'cors', url: ROOT + path, isRange: false, ...more }, ROOT, FOLDERS);

describe('a request', () => {
  test('is of a page, an asset, the index, or another file', () => {
    expect(kind('')).toBe('page');
    expect(kind('papers/2603.01234.html?x#y')).toBe('page');
    expect(kind('papers/2603.01234', { mode: 'navigate' })).toBe('page');
    expect(kind('assets/site.1a2b.js')).toBe('asset');
    expect(kind('pagefind/2026-03.abc/index/1.pf_index')).toBe('index');
    expect(kind('pagefind/shards.json?1719')).toBe('file');
    expect(kind('months/2026-03.js')).toBe('file');
  });

  test('is none of ours if it changes something, wants a part, or is of another site or folder', () => {
    expect(kind('papers/a.html', { method: 'POST' })).toBeUndefined();
    expect(kind('papers/a.html', { isRange: true })).toBeUndefined();
    expect(kind('demo/index.html', { mode: 'navigate' })).toBeUndefined();
    expect(kind('', { url: 'https://user.example.org/b/' })).toBeUndefined();
    expect(kind('', { url: 'https://other.example.org/a/' })).toBeUndefined();
    expect(kind('pagefind/parts.json')).toBeUndefined();
    expect(kind('packs/pages-1a2b.pack')).toBeUndefined();
  });
});

test('the file of a page is known from each address under which hosts serve it', () => {
  const files = ['', 'index.html', 'papers/2603.01234', 'papers/2603.01234.html', 'papers/2603.01234/'].map(
    pageFile,
  );
  expect(files).toEqual([
    'index.html',
    'index.html',
    'papers/2603.01234.html',
    'papers/2603.01234.html',
    'papers/2603.01234.html',
  ]);
  expect(pathOf(`${ROOT}papers/a%20b%E4.html?q#h`, ROOT)).toBe('papers/a%20b%E4.html');
  expect(pathOf(`${ROOT}papers/%C3%A4.html`, ROOT)).toBe('papers/ä.html');
});

test('a page that a host redirects to another of its addresses is that page; another redirect is not', () => {
  const from = (url: string, status = 200): Response => {
    const response = new Response('', { status });
    for (const [name, value] of Object.entries({ url, redirected: true, type: 'basic' }))
      Object.defineProperty(response, name, { value });
    return response;
  };
  expect(isPageElsewhere(from(`${ROOT}search`), 'search.html', ROOT)).toBe(true);
  expect(isPageElsewhere(from(`${ROOT}search/`), 'search.html', ROOT)).toBe(true);
  expect(isPageElsewhere(from(`${ROOT}login`), 'search.html', ROOT)).toBe(false);
  expect(isPageElsewhere(from('https://login.example.org/search'), 'search.html', ROOT)).toBe(false);
  expect(isPageElsewhere(from(`${ROOT}search`, 503), 'search.html', ROOT)).toBe(false);
});

test('the caches of a site below another keep apart from it', () => {
  expect(isShellCache(shellCacheName('/a/', 'x1'), '/a/')).toBe(true);
  expect(isShellCache(shellCacheName('/a/b/', 'x1'), '/a/')).toBe(false);
  expect(isShellCache(cacheName('/a/', 'pages'), '/a/')).toBe(false);
});
