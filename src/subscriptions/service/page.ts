import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { Html, html } from './html.ts';
import type { ServiceSettings } from './settings.ts';

/** An answer of the service. */
export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

/**
 * Links have tokens, so no other site may learn them, and nothing is stored. There are no headers for CORS: forms of other sites work
 * without them, and no script has to read an answer.
 */
const HEADERS: OutgoingHttpHeaders = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** An answer that is no page. @param type its media type. */
export function plainAnswer(
  status: number,
  type: string,
  body: string,
  more: OutgoingHttpHeaders = {},
): Answer {
  return { status, headers: { ...HEADERS, 'Content-Type': `${type}; charset=utf-8`, ...more }, body };
}

/** Creates the function that makes pages in the colours of the site. They load nothing, and no other site can frame them. */
export function createPages({ siteName, siteUrl, colours }: ServiceSettings) {
  const style = styleOf(colours);
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
  return (status: number, title: string, content: Html): Answer => {
    const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} · ${siteName}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>${new Html(style)}</style>
</head>
<body>
<header><a href="${siteUrl}">${siteName}</a></header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
    return plainAnswer(status, 'text/html', page.text, { 'Content-Security-Policy': policy });
  };
}

/** The look of the site: its colours, a double rule below its name, serifs for text. */
function styleOf({ light, dark }: ServiceSettings['colours']): string {
  const tokens = ({ paper, ink, muted, hairline, accent }: typeof light) =>
    `--paper:${paper};--ink:${ink};--muted:${muted};--line:${hairline};--accent:${accent}`;
  return `
:root{color-scheme:light dark;${tokens(light)}}
@media(prefers-color-scheme:dark){:root{${tokens(dark)}}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem clamp(1rem,5vw,2.5rem) 4rem;max-width:46rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 "Source Serif 4",Charter,Georgia,serif;overflow-wrap:anywhere}
header{padding-block-end:.75rem;border-block-end:3px double var(--ink);font-weight:600;font-size:1.25rem}
header a{color:inherit;text-decoration:none}
h1{margin:2.25rem 0 .75rem;font-size:clamp(1.625rem,1.4rem + 1.2vw,2.25rem);line-height:1.15}
h2{margin:2.5rem 0 .5rem;padding-block-start:.75rem;border-block-start:1px solid var(--line);font-size:1.1875rem}
p{margin:0 0 1rem}a{color:var(--accent);text-underline-offset:.2em}
form,summary,dl{font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
.hint{color:var(--muted);font-size:.875rem}
fieldset{margin:0 0 1.25rem;padding:0;border:0}
legend,.name{display:block;margin-block-end:.25rem;padding:0;font-weight:600}
input[type=email]{width:100%;max-width:26rem;min-height:2.75rem;padding-inline:.75rem;border:1px solid var(--muted);border-radius:2px;background:var(--paper);color:inherit;font:inherit}
.choices{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,13rem),1fr));column-gap:1rem}
.often{display:flex;flex-wrap:wrap}
.choices label{display:flex;gap:.5rem;align-items:center;min-height:2.25rem;padding-block:.25rem;line-height:1.3}
.choices input{flex:none;width:1.5rem;height:1.5rem;margin:0;accent-color:var(--accent)}
details{margin-block-end:1.25rem;padding-block:.5rem;border-block:1px solid var(--line)}
summary{min-height:1.75rem;font-weight:600;cursor:pointer}
details fieldset{margin:1rem 0 0}details legend{color:var(--muted);font-weight:400}
button{min-height:2.75rem;padding:.375rem 1.25rem;border:1px solid var(--accent);border-radius:2px;background:var(--accent);color:var(--paper);font:inherit;font-weight:600;cursor:pointer}
.notice{padding:.75rem 1rem;border-inline-start:3px solid var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:0 0 1.25rem}dt{color:var(--muted)}dd{margin:0}
`;
}
