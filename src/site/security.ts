import { createHash } from 'node:crypto';

/**
 * Runs before anything is painted, so that no page flashes: it sets the theme that the reader chose, holds back a list
 * that will be sorted, and asks for the text font at once, where one has to be fetched. Storage may be forbidden, as in some private windows; a page opened from a folder may not ask for
 * fonts ahead of time.
 */
export const headScript = [
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
 * the site's root and aims the links at it. It tries the site's own address where that is the one that is being asked,
 * else the address of the page up to the site's folders, or those of arXiv, which people try; then the folder of the
 * page, and those above it, one by one, until a style sheet is there. The page is held back meanwhile, which a browser
 * does not do for a style sheet that a script has aimed. The scripts, which act on the page, follow once all of it is
 * there.
 */
export function notFoundScript(siteUrl: string | undefined): string {
  const { host, pathname } = new URL(siteUrl ?? 'https://invalid/');
  const own = JSON.stringify([host, pathname.replace(/\/*$/, '/')]).replaceAll('<', '\\u003c');
  return [
    `(function(o){`,
    // p: the page's address; b: its folder, at which the links point as they are written; r: the likely root.
    "var p=location.pathname,b=p.slice(0,p.lastIndexOf('/')+1),",
    'm=/^(.*?\\/)(?:papers|days|weeks|months|years|topics|authors|assets|abs|pdf|html)\\//.exec(p),',
    'r=location.host===o[0]&&p.indexOf(o[1])===0?o[1]:m&&m[1],',
    // c: the roots to be tried; k: which of them is; f: whether it is the one; z: whether the page has been read.
    'd=document,h=d.documentElement,c=r?[r]:[],k=0,f=0,z=0,s=new Map(),u;',
    "for(u=b;u;u=u.slice(0,u.slice(0,-1).lastIndexOf('/')+1))if(u!==r)c.push(u);",
    'var set=function(v,e){var t=k;',
    "if(e.rel==='stylesheet'){h.hidden=c[k]!==b||k>0;",
    'e.onload=function(){f=1;h.hidden=false;run()};',
    'e.onerror=function(){if(f||t!==k)return;if(k+1<c.length){k++;s.forEach(set)}else{k=0;f=1;s.forEach(set);h.hidden=false}}}',
    'if(c[k]!==b||k>0)e.setAttribute(v[0],c[k]+v[1])},',
    "aim=function(){['href','action','src'].forEach(function(a){",
    "d.querySelectorAll('['+a+'^=\"./\"]:not(script)').forEach(function(e){",
    'if(s.has(e))return;var v=[a,e.getAttribute(a).slice(2)];s.set(e,v);set(v,e)})})},',
    'run=function(){if(!z||!f||c[k]===b&&!k)return;',
    "d.querySelectorAll('script[src^=\"./\"]').forEach(function(e){var s=d.createElement('script');",
    "s.src=c[k]+e.getAttribute('src').slice(2);e.replaceWith(s)})},",
    'w=new MutationObserver(aim);aim();w.observe(d,{childList:true,subtree:true});',
    "addEventListener('DOMContentLoaded',function(){z=1;w.disconnect();aim();run()",
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
