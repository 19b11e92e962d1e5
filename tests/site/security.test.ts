import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, headScript, notFoundScript } from '../../src/site/security.ts';

describe('the content security policy', () => {
  test('lets through only the inline scripts that it is given', () => {
    const digest = createHash('sha256').update(headScript).digest('base64');
    expect(contentSecurityPolicy([headScript])).toContain(`'sha256-${digest}'`);
    expect(contentSecurityPolicy([])).not.toContain('sha256');
  });

  test('forbids everything else, inline styles and other hosts included', () => {
    const policy = contentSecurityPolicy([]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:|blob:/);
  });

  test('allows WebAssembly only in the pages of a portable copy, which can start no worker', () => {
    expect(contentSecurityPolicy([], undefined, true)).toContain("script-src 'self' 'wasm-unsafe-eval'");
  });
});

describe('the script of every page', () => {
  /** The address of a page after the script, and the requests that it made: none. */
  const addressAfter = (address: string, dataset: Record<string, string> = {}): string => {
    const { pathname, search, hash, origin } = new URL(address);
    let after = address;
    runInNewContext(headScript, {
      location: { pathname, search, hash, origin, protocol: 'https:' },
      document: { documentElement: { dataset } },
      history: {
        state: null,
        replaceState: (_state: unknown, _title: string, next: string) => {
          after = new URL(next, address).href;
        },
      },
      localStorage: { getItem: () => null },
    });
    return after;
  };
  const site = 'https://papers.example.org';

  test('takes the slash out of the address of a page that a host shows at x/', () => {
    expect(addressAfter(`${site}/base/papers/2603.01234/`)).toBe(`${site}/base/papers/2603.01234`);
    expect(addressAfter(`${site}/search/?q=a#b`)).toBe(`${site}/search?q=a#b`);
    expect(addressAfter(`${site}//papers//x//`)).toBe(`${site}//papers//x`);
  });

  test('leaves other addresses, and pages that stand at the address of a folder', () => {
    for (const path of ['/', '/papers/x.html', '/papers/x', '/papers/x?a/'])
      expect(addressAfter(site + path)).toBe(site + path);
    expect(addressAfter(`${site}/base/`, { folderAddress: '' })).toBe(`${site}/base/`);
  });
});

describe('inline scripts', () => {
  test('contain nothing that ends their element', () => {
    for (const script of [headScript, notFoundScript('https://example.org/</script>/')])
      expect(script).not.toMatch(/<\/|<!--/);
  });
});

describe('the script of the 404 page', () => {
  const aimFrom = (pathname: string, siteUrl?: string): string => {
    const attributes = new Map([['href', './archive.html']]);
    const link = {
      getAttribute: (name: string) => attributes.get(name),
      setAttribute: (name: string, value: string) => attributes.set(name, value),
    };
    const querySelectorAll = (selector: string) =>
      selector.startsWith('[href') && attributes.get('href')?.startsWith('./') ? [link] : [];
    runInNewContext(notFoundScript(siteUrl), {
      location: { pathname, host: 'papers.example.org' },
      document: { querySelectorAll },
      MutationObserver: Watch,
      addEventListener: () => undefined,
    });
    return attributes.get('href') ?? '';
  };
  class Watch {
    static readonly all: Watch[] = [];
    readonly act: () => void;
    constructor(act: () => void) {
      this.act = act;
      Watch.all.push(this);
    }
    observe(): void {}
    disconnect(): void {}
  }

  test('points links at the root of the site, at any address', () => {
    expect(aimFrom('/papers/nothing.html')).toBe('/archive.html');
    expect(aimFrom('/some/base/topics/agents/2026-99.html')).toBe('/some/base/archive.html');
  });

  test('uses the site’s own address if the page is below it', () => {
    expect(aimFrom('/base/no/such/thing', 'https://papers.example.org/base')).toBe('/base/archive.html');
    expect(aimFrom('/no/such/thing', 'https://papers.example.org/')).toBe('/archive.html');
    expect(aimFrom('/other/papers/x.html', 'https://elsewhere.example.org/base/')).toBe(
      '/other/archive.html',
    );
  });

  test.each(['//evil.example/papers/x.html', '///evil.example/x/abs/1', '//evil.example/papers/'])(
    'never points links at another host: %s',
    (pathname) => {
      for (const siteUrl of [undefined, 'https://papers.example.org/']) {
        const address = aimFrom(pathname, siteUrl);
        expect(new URL(address, `https://papers.example.org${pathname}`).host).toBe('papers.example.org');
      }
    },
  );

  test('points a style sheet that is parsed later, and shows the page when it is loaded', () => {
    const sheet = {
      rel: 'stylesheet',
      href: './assets/style.css',
      onload: () => undefined,
      getAttribute: () => sheet.href,
      setAttribute: (_: string, value: string) => {
        sheet.href = value;
      },
    };
    const documentElement = { hidden: false };
    const read: (typeof sheet)[] = [];
    runInNewContext(notFoundScript(undefined), {
      location: { pathname: '/papers/nothing.html', host: 'papers.example.org' },
      document: {
        documentElement,
        querySelectorAll: (selector: string) => (selector.startsWith('[href') ? read : []),
      },
      MutationObserver: Watch,
      addEventListener: () => undefined,
    });
    expect(documentElement.hidden).toBe(false);
    read.push(sheet);
    Watch.all.at(-1)?.act();
    expect(sheet.href).toBe('/assets/style.css');
    expect(documentElement.hidden).toBe(true);
    sheet.onload();
    expect(documentElement.hidden).toBe(false);
  });

  test('leaves links that are right already', () => {
    expect(aimFrom('/some/base/nothing.html')).toBe('./archive.html');
  });

  /**
   * Runs the script on a page at `pathname` of a site at `root`. Returns the addresses of its link and its
   * script at the end, and the addresses at which it looked for the style sheet.
   */
  const playAt = (pathname: string, root: string, siteUrl?: string) => {
    const made = (attributes: Record<string, string>, rel = '') => ({
      rel,
      onload: () => undefined,
      onerror: () => undefined,
      getAttribute: (name: string) => attributes[name],
      setAttribute: (name: string, value: string) => {
        attributes[name] = value;
      },
      replaceWith: ({ src }: { src: string }) => {
        attributes.src = src;
      },
      attributes,
    });
    const sheet = made({ href: './assets/a.css' }, 'stylesheet');
    const link = made({ href: './archive.html' });
    const script = made({ src: './assets/a.js' });
    const documentElement = { hidden: false };
    let isRead = (): void => undefined;
    runInNewContext(notFoundScript(siteUrl), {
      location: { pathname, host: 'preview.example.org' },
      document: {
        documentElement,
        createElement: () => ({ src: '' }),
        querySelectorAll: (selector: string) => {
          if (selector.startsWith('script')) return [script];
          return [sheet, link].filter(
            ({ attributes }) => selector.startsWith('[href') && attributes.href?.startsWith('./'),
          );
        },
      },
      MutationObserver: Watch,
      addEventListener: (_: string, act: () => void) => {
        isRead = act;
      },
    });
    const tried: string[] = [];
    const right = new URL('assets/a.css', `https://preview.example.org${root}`).pathname;
    for (let last = ''; last !== sheet.attributes.href && tried.length < 20; ) {
      last = sheet.attributes.href ?? '';
      const asked = new URL(last, `https://preview.example.org${pathname}`).pathname;
      tried.push(asked);
      if (asked === right) sheet.onload();
      else sheet.onerror();
    }
    isRead();
    return {
      tried,
      link: link.attributes.href,
      script: script.attributes.src,
      hidden: documentElement.hidden,
    };
  };

  test('tries one folder above the other for the style sheet if the address does not tell the root', () => {
    expect(playAt('/a/b/c', '/')).toEqual({
      tried: ['/a/b/assets/a.css', '/a/assets/a.css', '/assets/a.css'],
      link: '/archive.html',
      script: '/assets/a.js',
      hidden: false,
    });
    expect(playAt('/base/PAPERS/1.html', '/base/').link).toBe('/base/archive.html');
    expect(playAt('/nothing/', '/')).toMatchObject({ link: '/archive.html', script: '/assets/a.js' });
    expect(playAt('/search/x', '/', 'https://papers.example.org/elsewhere/').link).toBe('/archive.html');
  });

  test('tries further folders if one only looks like the site’s, or the page is served elsewhere', () => {
    expect(playAt('/x/papers/1.html', '/').link).toBe('/archive.html');
    expect(playAt('/staging/deep/er', '/staging/', 'https://preview.example.org/').link).toBe(
      '/staging/archive.html',
    );
  });

  test('changes nothing if the style sheet loads at once, and stops at the top if it is nowhere', () => {
    expect(playAt('/nothing.html', '/')).toMatchObject({ link: './archive.html', script: './assets/a.js' });
    expect(playAt('/a/b', '/elsewhere/')).toMatchObject({ link: '/archive.html', hidden: false });
  });
});
