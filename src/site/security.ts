import { createHash } from 'node:crypto';

/**
 * Runs before anything is painted, so that no page flashes: it sets the theme that the reader chose, and asks for the
 * text font at once. Storage may be forbidden, as in some private windows; a page opened from a folder may not ask for
 * fonts ahead of time.
 */
export const openingScript = [
  '(function(d){var e=d.documentElement;',
  "try{var t=localStorage.getItem('broadsheet:theme');if(t==='light'||t==='dark')e.dataset.theme=t}catch(x){}",
  "if(location.protocol==='file:'){e.dataset.from='folder';return}",
  "var l=d.createElement('link');l.rel='preload';l.as='font';l.crossOrigin='';",
  'l.href=e.dataset.fontUrl;d.head.append(l)})(document)',
].join('');

/**
 * The 404 page is served for any address, so links that are relative to it point nowhere from a deeper one. This finds
 * the site's root in the address (it ends where the site's own folders begin) and aims the links at it.
 */
export const strayScript = [
  '(function(){',
  'var m=/^(.*?\\/)(?:papers|days|weeks|months|topics|authors|assets)\\//.exec(location.pathname);',
  'if(!m)return;',
  'var d=document,aim=function(){d.querySelectorAll(\'[href^="./"],[action^="./"]\').forEach(function(e){',
  "var a=e.hasAttribute('href')?'href':'action';e.setAttribute(a,m[1]+e.getAttribute(a).slice(2))});",
  "d.querySelectorAll('script[src^=\"./\"]').forEach(function(e){var s=d.createElement('script');",
  "s.src=m[1]+e.getAttribute('src').slice(2);e.replaceWith(s)})};",
  "aim();addEventListener('DOMContentLoaded',aim)})()",
].join('');

/** The Content Security Policy of every page: nothing from elsewhere, and no inline script but the ones given here. */
export function contentSecurityPolicy(inlineScripts: readonly string[]): string {
  const hashes = inlineScripts.map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    // Pagefind runs as WebAssembly.
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}
