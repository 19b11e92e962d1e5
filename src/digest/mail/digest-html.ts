import type { Element } from 'hast';
import type { MailColours } from './colours.ts';
import type { DigestContent, DigestPaper } from './digest-content.ts';
import { type Child, h, toHtmlText } from './elements.ts';
import { firstLinesOf } from './first-lines.ts';
import { aboutWords, countWords, reasonWords, restWords } from './words.ts';

/** How much of a digest fits into a mail. */
export interface DigestExtent {
  /** The greatest length of the first lines of an abstract, in characters. */
  readonly firstLines: number;
  /** The number of papers; the others are only counted. */
  readonly papers: number;
}

export interface DigestLook {
  readonly light: MailColours;
  readonly dark: MailColours;
  /** Where a reader can end the subscription. A feed has no such address: the service that mails it adds its own. */
  readonly unsubscribe?: string | undefined;
}

// Short names, since they are repeated for each paper: Gmail has no other fonts anyway.
const SERIF = 'Georgia,serif';
const SANS = 'Arial,sans-serif';

/**
 * The digest as a whole HTML document for mail programs: tables and styles in elements, since Outlook for Windows lays out only
 * tables and some programs remove style sheets. The style sheet has only the colours of the dark theme.
 */
export function digestHtml(content: DigestContent, extent: DigestExtent, look: DigestLook): string {
  const { light, language } = { ...look, language: content.language };
  const head = h(
    'head',
    {},
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
    // iOS would turn dates and numbers into links.
    h('meta', { name: 'format-detection', content: 'telephone=no,date=no,address=no,email=no' }),
    h('title', {}, `${content.siteName}: ${content.title}`),
    h('style', {}, darkStyles(look.dark)),
  );
  const page = { align: 'center', style: `padding:24px 16px;background:${light.paper}`, className: 'b' };
  const body = h(
    'body',
    { className: 'b', style: `margin:0;padding:0;background:${light.paper}` },
    table(
      { width: '100%', bgColor: light.paper, className: 'b' },
      row(h('td', page, digestTable(content, extent, look))),
    ),
  );
  return toHtmlText([{ type: 'doctype' }, h('html', { lang: language }, head, body)]);
}

/** The digest without the frame of a document, for services that put it into mails of their own. */
export function digestFragment(content: DigestContent, extent: DigestExtent, look: DigestLook): string {
  return toHtmlText([digestTable(content, extent, look)]);
}

/** Outlook for Windows reads the attribute `width`, and all others the style. */
function digestTable(content: DigestContent, extent: DigestExtent, look: DigestLook): Element {
  const { light } = look;
  const rest = content.paperCount - extent.papers;
  let left = extent.papers;
  const sections = content.sections.flatMap(({ heading, papers }) => {
    const shown = papers.slice(0, left);
    left -= shown.length;
    if (shown.length === 0) return [];
    return [
      ...(heading === undefined ? [] : [row(headingCell(heading, light))]),
      ...shown.map((paper) => row(paperCell(paper, extent.firstLines, light))),
    ];
  });
  return table(
    { width: 600, style: 'width:100%;max-width:600px', align: 'center' },
    row(mastCell(content, light)),
    ...sections,
    rest > 0
      ? row(
          h(
            'td',
            { style: `padding:24px 0 0;font:16px/1.5 ${SANS}` },
            link(content.page, restWords(rest, content), light),
          ),
        )
      : undefined,
    // Outlook ignores margins, and borders lie outside of a cell's padding.
    row(h('td', { style: 'height:24px;line-height:24px' }, '\u00a0')),
    row(footCell(content, look)),
  );
}

function mastCell(content: DigestContent, { ink, muted, accent }: MailColours): Element {
  return h(
    'td',
    { className: 'i', style: `padding:0 0 12px;border-bottom:3px double ${ink}` },
    h(
      'p',
      { style: `margin:0 0 4px;font:600 14px/1.4 ${SANS}` },
      anchor(content.siteUrl, content.siteName, accent, 'a'),
    ),
    h(
      'h1',
      { className: 'i', style: `margin:0;font:bold 26px/1.25 ${SERIF};color:${ink}` },
      anchor(content.page, content.title, ink, 'i'),
    ),
    h(
      'p',
      { className: 'm', style: `margin:4px 0 0;font:14px/1.5 ${SANS};color:${muted}` },
      countWords(content),
    ),
  );
}

function headingCell(words: string, { ink, hairline }: MailColours): Element {
  const style = `padding:24px 0 6px;border-bottom:1px solid ${hairline}`;
  return h(
    'td',
    { className: 'l', style },
    h('h2', { className: 'i', style: `margin:0;font:600 16px/1.4 ${SANS};color:${ink}` }, words),
  );
}

function paperCell(paper: DigestPaper, length: number, { ink, muted, accent }: MailColours): Element {
  const lines = firstLinesOf(paper.abstract, length);
  const reason = reasonWords(paper);
  const part = (tag: string, className: string, style: string, ...children: Child[]) =>
    h(tag, { className, style: `margin:${style}`, dir: 'auto' }, ...children);
  return h(
    'td',
    { style: 'padding:18px 0 0' },
    part('h3', 'i', `0;font:bold 18px/1.35 ${SERIF}`, anchor(paper.url, paper.title, ink, 'i')),
    paper.byline === ''
      ? undefined
      : part('p', 'm', `2px 0 0;font:14px/1.45 ${SANS};color:${muted}`, paper.byline),
    lines === '' ? undefined : part('p', 'i', `4px 0 0;font:16px/1.5 ${SERIF};color:${ink}`, lines),
    reason === ''
      ? undefined
      : h('p', { className: 'a', style: `margin:4px 0 0;font:13px/1.45 ${SANS};color:${accent}` }, reason),
  );
}

function footCell(content: DigestContent, { light, unsubscribe }: DigestLook): Element {
  const { muted, hairline } = light;
  const about = aboutWords(content);
  return h(
    'td',
    {
      className: 'm l',
      style: `padding:16px 0 0;border-top:1px solid ${hairline};font:13px/1.6 ${SANS};color:${muted}`,
    },
    `${about} `,
    link(content.page, 'Read it on the site', light),
    ...(unsubscribe === undefined ? [] : [' · ', link(unsubscribe, 'Unsubscribe', light)]),
  );
}

function link(href: string, words: string, { accent }: MailColours): Element {
  return h('a', { href, className: 'a', style: `color:${accent}` }, words);
}

function anchor(href: string, words: string, colour: string, className: string): Element {
  return h('a', { href, className, style: `color:${colour};text-decoration:none` }, words);
}

function table(properties: Element['properties'], ...rows: readonly Child[]): Element {
  return h(
    'table',
    { role: 'presentation', border: 0, cellPadding: 0, cellSpacing: 0, ...properties },
    ...rows,
  );
}

function row(cell: Element): Element {
  return h('tr', {}, cell);
}

/** Mail programs with a dark theme of their own keep the colours above, or turn them; these are for all others. */
function darkStyles({ paper, ink, muted, hairline, accent }: MailColours): string {
  const rules = [
    `.b{background:${paper}!important}`,
    `.i{color:${ink}!important;border-color:${ink}!important}`,
    `.m{color:${muted}!important}`,
    `.l{border-color:${hairline}!important}`,
    `.a{color:${accent}!important}`,
  ];
  return `:root{color-scheme:light dark}@media(prefers-color-scheme:dark){${rules.join('')}}`;
}
