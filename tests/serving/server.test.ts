import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../src/commands/usage-error.ts';
import { SECURITY_HEADERS } from '../../src/hosting/security-headers.ts';
import { type Served, serve } from '../../src/serving/server.ts';

let folder: string;
let served: Served;
const common = { host: '127.0.0.1', port: 0, anyPort: true };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-serve-'));
  await mkdir(join(folder, 'site/pagefind'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  for (const [name, text] of [
    ['index.html', 'home'],
    ['404.html', 'lost'],
    ['search.html', 'search'],
    ['pagefind/wasm.en.pagefind', 'x'],
  ] as const) {
    await writeFile(join(folder, 'site', name), text);
  }
  served = await serve({ ...common, folder: join(folder, 'site'), base: 'some/base' });
});
afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

const get = async (path: string) => {
  const response = await fetch(new URL(path, served.address));
  return { status: response.status, text: await response.text(), headers: response.headers };
};

describe('the server', () => {
  test('serves the site below its base path and nowhere else', async () => {
    expect(served.address).toMatch(/^http:\/\/localhost:\d+\/some\/base\/$/u);
    expect((await get('')).text).toBe('home');
    expect((await get('search.html?q=x')).text).toBe('search');
    expect((await get('/index.html')).status).toBe(404);
  });

  test('redirects its base path without the slash to the one with it', async () => {
    const { port } = new URL(served.address);
    const response = await fetch(`http://localhost:${port}/some/base?q=x`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, '/some/base/?q=x']);
    expect((await get('/some/base?q=x')).text).toBe('home');
    expect((await get('/some/based')).status).toBe(404);
  });

  test.each([
    ['/', '/'],
    ['', '/'],
    ['papers', '/papers/'],
    ['//a//b', '/a/b/'],
    ['/a b/', '/a%20b/'],
    ['/a%20b', '/a%20b/'],
    ['/für/日報/', '/f%C3%BCr/%E6%97%A5%E5%A0%B1/'],
    ['/50% off/', '/50%25%20off/'],
    ['https://example.org/our/papers/', '/our/papers/'],
    ['https://example.org', '/'],
  ])('serves at the base %j, at the address that it prints', async (base, path) => {
    const other = await serve({ ...common, folder: join(folder, 'site'), base });
    const text = async (address: string) => (await fetch(address)).text();
    expect(new URL(other.address).pathname).toBe(path);
    expect(await text(other.address)).toBe('home');
    expect(await text(`${other.address}search.html`)).toBe('search');
    expect(await text(other.address.replaceAll(/%[0-9A-F]{2}/gu, (code) => code.toLowerCase()))).toBe('home');
    if (path !== '/') expect(await text(other.address.slice(0, -1))).toBe('home');
    await other.close();
  });

  test.each([
    '../x',
    '/a/../b',
    './',
    'ftp://example.org/x/',
    '/a?b/',
    '/a#b',
    'a\\b',
    'C:/Program Files/Git/x/',
    '/a%2fb/',
  ])('refuses the base %s', async (base) => {
    await expect(serve({ ...common, folder: join(folder, 'site'), base })).rejects.toThrow(UsageError);
  });

  test('answers for a missing file with the 404 page and status 404', async () => {
    const { status, text } = await get('no/such/page.html');
    expect([status, text]).toEqual([404, 'lost']);
  });

  test('serves a file that was added later, and forbids caching', async () => {
    await writeFile(join(folder, 'site/late.html'), 'late');
    const { text, headers } = await get('late.html');
    expect(text).toBe('late');
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  test('serves the parts of the index as binary data', async () => {
    expect((await get('pagefind/wasm.en.pagefind')).headers.get('content-type')).toBe(
      'application/octet-stream',
    );
  });

  test('sends the security headers with every answer', async () => {
    for (const path of ['', 'no/such/page.html'])
      for (const [name, value] of SECURITY_HEADERS) expect((await get(path)).headers.get(name)).toBe(value);
  });

  test('forbids frames of other sites, unless it was told not to', async () => {
    const framed = await serve({ ...common, folder: join(folder, 'site'), base: '/', canBeFramed: true });
    const policyOf = async (address: string) =>
      (await fetch(address)).headers.get('content-security-policy')?.split('; ');
    try {
      const [own, other] = [await policyOf(served.address), await policyOf(framed.address)];
      expect(own?.[0]).toBe("frame-ancestors 'none'");
      expect(other).toEqual(own?.slice(1));
    } finally {
      await framed.close();
    }
  });

  test('does not leave its folder', async () => {
    const { port } = new URL(served.address);
    for (const path of [
      '/some/base/../../secret.txt',
      '/some/base/%2e%2e/secret.txt',
      '/some/base/..%2fsecret.txt',
    ]) {
      const status = await new Promise((resolve, reject) => {
        // `fetch` would normalize the path before it is sent.
        request({ host: '127.0.0.1', port, path }, (response) => resolve(response.resume().statusCode))
          .on('error', reject)
          .end();
      });
      expect(status).toBe(404);
    }
  });

  test('takes the next port if its own is in use, unless that one was asked for', async () => {
    const port = Number(new URL(served.address).port);
    const other = await serve({ ...common, folder: join(folder, 'site'), base: '/', port });
    expect(Number(new URL(other.address).port)).toBeGreaterThan(port);
    await other.close();
    await expect(serve({ ...common, folder, base: '/', port, anyPort: false })).rejects.toThrow(UsageError);
  });

  test('compresses texts, and nothing else, for clients that accept it', async () => {
    const encodingOf = (path: string, accept: string) =>
      new Promise<unknown>((resolve, reject) => {
        const options = { headers: { 'Accept-Encoding': accept } };
        request(new URL(path, served.address), options, (response) => {
          response.resume();
          resolve(response.headers['content-encoding']);
        })
          .on('error', reject)
          .end();
      });
    expect(await encodingOf('search.html', 'br, gzip')).toBe('gzip');
    expect(await encodingOf('nothing-here', 'gzip')).toBe('gzip');
    expect(await encodingOf('search.html', 'identity')).toBeUndefined();
    expect(await encodingOf('pagefind/wasm.en.pagefind', 'gzip')).toBeUndefined();
    expect((await get('search.html')).text).toBe('search');
  });
});
