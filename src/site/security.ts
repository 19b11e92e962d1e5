import { createHash } from 'node:crypto';

/**
 * Runs before anything is painted, so that no page flashes: it sets the theme that the reader chose, holds back a list
 * that will be sorted, and asks for the text font at once, where one has to be fetched. Storage may be forbidden, as in some private windows; a page opened from a folder may not ask for
 * fonts ahead of time.
 */
export const openingScript = [
  '(function(d){var e=d.documentElement;',
  "try{var t=localStorage.getItem('broadsheet:theme');if(t==='light'||t==='dark')e.dataset.theme=t}catch(x){}",
  "if(/[?&]sort=/.test(location.search))e.dataset.sorting='';",
  "if(location.protocol==='file:'){e.dataset.from='folder';return}",
  'if(!e.dataset.fontUrl)return;',
  "var l=d.createElement('link');l.rel='preload';l.as='font';l.crossOrigin='';",
  'l.href=e.dataset.fontUrl;d.head.append(l)})(document)',
].join('');

/**
 * The 404 page is served for any address, so links that are relative to it point nowhere from a deeper one. This finds
 * the site's root, in the site's own address where that is the one that is being asked, else in the address of the page
 * (the root ends where the site's folders begin, or those of arXiv, which people try), and aims the links at it: the
 * style sheet's as it is read, holding the page back until it has come, which a browser does not do for one that a script
 * has aimed; the scripts', which act on the page, once all of it is there.
 */
export function strayScript(siteUrl: string | undefined): string {
  const { host, pathname } = new URL(siteUrl ?? 'https://invalid/');
  const own = JSON.stringify([host, pathname.replace(/\/*$/, '/')]).replaceAll('<', '\\u003c');
  return [
    `(function(o){`,
    'var p=location.pathname,',
    'm=/^(.*?\\/)(?:papers|days|weeks|months|years|topics|authors|assets|abs|pdf|html)\\//.exec(p),',
    'r=location.host===o[0]&&p.indexOf(o[1])===0?o[1]:m&&m[1];',
    'if(!r)return;',
    "var d=document,h=d.documentElement,aim=function(){['href','action','src'].forEach(function(a){",
    "d.querySelectorAll('['+a+'^=\"./\"]:not(script)').forEach(function(e){",
    "if(e.rel==='stylesheet'){h.hidden=true;e.onload=e.onerror=function(){h.hidden=false}}",
    'e.setAttribute(a,r+e.getAttribute(a).slice(2))})})},',
    'w=new MutationObserver(aim);aim();w.observe(d,{childList:true,subtree:true});',
    "addEventListener('DOMContentLoaded',function(){w.disconnect();aim();",
    "d.querySelectorAll('script[src^=\"./\"]').forEach(function(e){var s=d.createElement('script');",
    "s.src=r+e.getAttribute('src').slice(2);e.replaceWith(s)})",
    `})})(${own})`,
  ].join('');
}

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
