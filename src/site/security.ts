import { createHash } from 'node:crypto';

/**
 * A script that runs before the first paint, so that pages do not flash. It sets the reader's theme, hides a
 * list that will be sorted, and preloads the text font if there is one to load. Storage may be forbidden, as
 * in some private windows. A page that is opened from a folder cannot preload fonts.
 *
 * Some hosts show the page `x.html` at `x/`, where its relative links lead to wrong addresses. The script then
 * takes the slash out of the page's address, without a request. So it must run before the first element with a
 * relative link. Pages that may stand at the address of a folder, as the home page does, say so.
 */
export const headScript = [
  '(function(d){var e=d.documentElement,p=location.pathname;',
  "try{if(!('folderAddress'in e.dataset)&&/[^/]\\/+$/.test(p))",
  "history.replaceState(history.state,'',location.origin+p.replace(/\\/+$/,'')+location.search+location.hash)}catch(x){}",
  "try{var t=localStorage.getItem('broadsheet:theme');if(t==='light'||t==='dark')e.dataset.theme=t}catch(x){}",
  "if(/[?&]sort=/.test(location.search))e.dataset.sorting='';",
  "if(location.protocol==='file:'){e.dataset.from='folder';return}",
  'if(!e.dataset.fontUrl)return;',
  "var l=d.createElement('link');l.rel='preload';l.as='font';l.crossOrigin='';",
  'l.href=e.dataset.fontUrl;d.head.append(l)})(document)',
].join('');

/**
 * The script of the 404 page. A host serves that page at any address, so its relative links are wrong at a
 * deeper one. The script finds the site's root and makes the links relative to it. It tries in this order:
 * - the site's own address, if the page is below it; else the part of the page's address before a folder of
 *   the site, or before a folder of arXiv's addresses, which people try;
 * - the folder of the page, and each folder above it.
 * The root is the first address at which the style sheet loads. The page is hidden until then, because
 * browsers do not wait for a style sheet whose address a script has set. The page's scripts are loaded last,
 * because they need the whole page.
 */
export function notFoundScript(siteUrl: string | undefined): string {
  const { host, pathname } = new URL(siteUrl ?? 'https://invalid/');
  const own = JSON.stringify([host, pathname.replace(/\/*$/, '/')]).replaceAll('<', '\\u003c');
  return [
    `(function(o){`,
    // p: the page's address; b: its folder, to which the links are relative as written; r: the likely root.
    // An address that begins with two slashes would be that of another host.
    "var p=location.pathname.replace(/^\\/+/,'/'),b=p.slice(0,p.lastIndexOf('/')+1),",
    'm=/^(.*?\\/)(?:papers|days|weeks|months|years|topics|authors|assets|abs|pdf|html)\\//.exec(p),',
    'r=location.host===o[0]&&p.indexOf(o[1])===0?o[1]:m&&m[1],',
    // c: the roots to try; k: the index of the current one; f: whether it is found; z: whether the page is
    // parsed.
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

/**
 * The Content Security Policy of every page: nothing from other hosts, and no inline scripts except these.
 * @param formService the address of the service that gets the forms of the page, if they are not for the site itself.
 * @param runsWebAssembly whether Pagefind runs in the page, as in a portable copy: a page from a folder can start no worker.
 */
export function contentSecurityPolicy(
  inlineScripts: readonly string[],
  formService?: string,
  runsWebAssembly = false,
): string {
  const hashes = inlineScripts.map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src 'self' ${[...(runsWebAssembly ? ["'wasm-unsafe-eval'"] : []), ...hashes].join(' ')}`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `form-action 'self'${formService === undefined ? '' : ` ${new URL(formService).origin}`}`,
    "base-uri 'none'",
  ].join('; ');
}
