import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
  for (const [name, text] of [
    ['.git/HEAD', 'secret'],
    ['.env', 'secret'],
    ['.well-known/x.txt', 'known'],
  ] as const) {
    await mkdir(dirname(join(folder, 'site', name)), { recursive: true });
    await writeFile(join(folder, 'site', name), text);
  }
  await symlink('../secret.txt', join(folder, 'site/out.txt'));
  await symlink('..', join(folder, 'site/out'));
  await symlink('search.html', join(folder, 'site/inside.html'));
  execFileSync('mkfifo', [join(folder, 'site/pipe')]);
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

  /** A request as it is written, since `fetch` refuses or changes some. */
  const ask = (path: string, options: { method?: string; headers?: Record<string, string> } = {}) =>
    new Promise<{ status: number | undefined; text: string; headers: IncomingHttpHeaders }>(
      (resolve, reject) => {
        const { port } = new URL(served.address);
        request({ host: '127.0.0.1', port, path: `/some/base/${path}`, ...options }, (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode, text, headers: response.headers }));
        })
          .on('error', reject)
          .end();
      },
    );

  test.each([
    ['bytes=5-2', 200, 'search'],
    ['bytes=0-0', 206, 's'],
    ['bytes=-3', 206, 'rch'],
    ['bytes=2-', 206, 'arch'],
    ['bytes=0-999999', 206, 'search'],
    ['bytes=6-', 416, ''],
    ['bytes=-0', 416, ''],
    ['bytes=0-1,3-4', 200, 'search'],
    ['bytes=--1', 200, 'search'],
    ['bytes=a-b', 200, 'search'],
    [`bytes=${'9'.repeat(400)}-`, 200, 'search'],
    ['lines=1-2', 200, 'search'],
  ])('answers the range %s with status %i, and lives on', async (range, status, text) => {
    expect(await ask('search.html', { headers: { Range: range } })).toMatchObject({ status, text });
    expect((await get('')).text).toBe('home');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('does not answer %s', async (method) => {
    expect(await ask('search.html', { method })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
  });

  test('answers HEAD without a body, and says if a file has not changed', async () => {
    const head = await ask('search.html', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, text: '', headers: { 'content-length': '6' } });
    const etag = String(head.headers.etag);
    expect(await ask('search', { headers: { 'If-None-Match': etag } })).toMatchObject({
      status: 304,
      text: '',
    });
    expect(await ask('search', { headers: { 'If-None-Match': 'W/"1-1"' } })).toMatchObject({ status: 200 });
  });

  test.each([
    '.git/HEAD',
    '.env',
    'out.txt',
    'out/secret.txt',
    'pipe',
    '%',
    '%00',
    'a%5cb',
    '%2e%2e%2fsecret.txt',
    'pagefind',
    '//x',
    'search.html/x',
  ])('serves no hidden file, no link out of its folder and nothing that is no file: %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, text: 'lost' });
  });

  test('serves .well-known, and links inside of its folder', async () => {
    expect((await ask('.well-known/x.txt')).text).toBe('known');
    expect((await ask('inside.html')).text).toBe('search');
  });

  test('lives on while a build replaces its folder under load', async () => {
    const site = join(folder, 'replaced');
    const other = await serve({ ...common, folder: site, base: '/' });
    const text = 'x'.repeat(300_000);
    let isDone = false;
    const loads = Array.from({ length: 8 }, async () => {
      while (!isDone) {
        const response = await fetch(`${other.address}page.html`);
        const body = await response.text();
        expect([text, '404: there is no such page.\n']).toContain(body);
      }
    });
    for (let build = 0; build < 15; build += 1) {
      await mkdir(site, { recursive: true });
      await writeFile(join(folder, 'page.draft'), text);
      await rename(join(folder, 'page.draft'), join(site, 'page.html'));
      await rm(site, { recursive: true });
    }
    isDone = true;
    await Promise.all(loads);
    await other.close();
  });
});
