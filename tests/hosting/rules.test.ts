import { describe, expect, test } from 'vitest';
import { cacheControlOf, IMMUTABLE, REVALIDATED } from '../../src/hosting/cache-rules.ts';
import { contentTypeOf, isCompressible, MEDIA_TYPES, mediaTypeOf } from '../../src/hosting/media-types.ts';
import { SECURITY_HEADERS } from '../../src/hosting/security-headers.ts';

describe('the cache rules', () => {
  test.each([
    '/assets/Base.CsmpNbVZ.css',
    '/assets/site.01417e9d.js',
    '/pagefind/2026-07.511ea480/index/3.pf_index',
    '/pagefind/words.c97aaf40/frequent.txt',
    '/pagefind/pagefind.02746cc5.js',
    '/pagefind/wasm.en.ccf429ef.pagefind',
    '/packs/pages-537e36ea16f872e4.pack',
    '/for-you/2026-05-18.6a2d970b.js',
  ])('keep %s, whose name has a digest, for a year', (path) => {
    expect(cacheControlOf(path)).toBe(IMMUTABLE);
  });

  test.each([
    '/',
    '/index.html',
    '/papers/2603.01234.html',
    '/papers/list.js',
    '/for-you.html',
    '/pagefind/shards.json',
    '/pagefind/parts.json',
    '/packs/manifest.json',
    '/manifest.webmanifest',
    '/service-worker.js',
    '/icons/192.png',
    '/feed.xml',
    '/topics/assets.html',
    '/papers/assets/x.html',
  ])('revalidate %s', (path) => {
    expect(cacheControlOf(path)).toBe(REVALIDATED);
  });
});

describe('the media types', () => {
  test('belong to endings, and are unknown for files that no build writes', () => {
    expect(mediaTypeOf('papers/2603.01234.html')).toBe(MEDIA_TYPES.html);
    expect(mediaTypeOf('pagefind/x/1.pf_index')?.type).toBe('application/octet-stream');
    for (const path of ['CNAME', 'slides/talk.pdf', 'x.constructor', 'html'])
      expect(mediaTypeOf(path)).toBeUndefined();
  });

  test('state the encoding of texts that do not state it themselves', () => {
    expect(contentTypeOf({ type: 'text/plain', hasCharset: true })).toBe('text/plain; charset=utf-8');
    expect(contentTypeOf({ type: 'font/woff2' })).toBe('font/woff2');
  });

  test('tell what compression makes smaller, also by another name of the type', () => {
    for (const type of ['text/html;charset=utf-8', 'application/javascript', 'text/xml', 'image/svg+xml'])
      expect(isCompressible(type)).toBe(true);
    for (const type of ['application/octet-stream', 'image/png', 'font/woff2', ''])
      expect(isCompressible(type)).toBe(false);
  });
});

test('the security headers are each given once', () => {
  const names = SECURITY_HEADERS.map(([name]) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
});
