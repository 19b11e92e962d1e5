import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, openingScript, strayScript } from '../../src/site/security.ts';

describe('the content security policy', () => {
  it('lets through only the inline scripts that it is given', () => {
    const digest = createHash('sha256').update(openingScript).digest('base64');
    expect(contentSecurityPolicy([openingScript])).toContain(`'sha256-${digest}'`);
    expect(contentSecurityPolicy([])).not.toContain('sha256');
  });

  it('forbids everything else, inline styles and other hosts included', () => {
    const policy = contentSecurityPolicy([]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|https?:|\*/);
  });
});

describe('inline scripts', () => {
  it('hold nothing that would end them', () => {
    for (const script of [openingScript, strayScript('https://example.org/</script>/')])
      expect(script).not.toMatch(/<\/|<!--/);
  });
});

describe('the script of the page that stands in for missing ones', () => {
  const aimFrom = (pathname: string, siteUrl?: string): string => {
    const attributes = new Map([['href', './archive.html']]);
    const link = {
      getAttribute: (name: string) => attributes.get(name),
      setAttribute: (name: string, value: string) => attributes.set(name, value),
    };
    const querySelectorAll = (selector: string) =>
      selector.startsWith('[href') && attributes.get('href')?.startsWith('./') ? [link] : [];
    runInNewContext(strayScript(siteUrl), {
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

  it('aims links at the root of the site, wherever that is', () => {
    expect(aimFrom('/papers/nothing.html')).toBe('/archive.html');
    expect(aimFrom('/some/base/topics/agents/2026-99.html')).toBe('/some/base/archive.html');
  });

  it('trusts the address of the site where that is the one that was asked', () => {
    expect(aimFrom('/base/no/such/thing', 'https://papers.example.org/base')).toBe('/base/archive.html');
    expect(aimFrom('/no/such/thing', 'https://papers.example.org/')).toBe('/archive.html');
    expect(aimFrom('/other/papers/x.html', 'https://elsewhere.example.org/base/')).toBe(
      '/other/archive.html',
    );
  });

  it('aims a style sheet that is read later, and shows the page when it has come', () => {
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
    runInNewContext(strayScript(undefined), {
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

  it('leaves them where they are right already', () => {
    expect(aimFrom('/some/base/nothing.html')).toBe('./archive.html');
  });
});
