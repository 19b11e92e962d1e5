import type { Element } from 'hast';
import type { MailColours } from './colours.ts';
import type { DigestContent, DigestPaper } from './digest-content.ts';
import { type Child, h } from './elements.ts';
import { firstLinesOf } from './first-lines.ts';
import type { DigestLook } from './layout.ts';
import { aboutWords, countWords, reasonWords, restWords } from './words.ts';

// Short names, since they are repeated for each paper: Gmail has no other fonts anyway.
const SERIF = 'Georgia,serif';
const SANS = 'Arial,sans-serif';

/** The name of the site, the day or the week, and the number of papers. */
export function mastCell(content: DigestContent, { ink, muted, accent }: MailColours): Element {
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

/** The heading of a section. */
export function headingCell(words: string, { ink, hairline }: MailColours): Element {
  const style = `padding:24px 0 6px;border-bottom:1px solid ${hairline}`;
  return h(
    'td',
    { className: 'l', style },
    h('h2', { className: 'i', style: `margin:0;font:600 16px/1.4 ${SANS};color:${ink}` }, words),
  );
}

/** A paper: title, authors, first lines, and why it is here. */
export function paperCell(paper: DigestPaper, length: number, { ink, muted, accent }: MailColours): Element {
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

/** Why the reader gets the mail, and how it ends. */
export function footCell(content: DigestContent, { light, unsubscribe, manage }: DigestLook): Element {
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
    ...(manage === undefined ? [] : [' · ', link(manage, 'Change topics and frequency', light)]),
    ...(unsubscribe === undefined ? [] : [' · ', link(unsubscribe, 'Unsubscribe', light)]),
  );
}

function link(href: string, words: string, { accent }: MailColours): Element {
  return h('a', { href, className: 'a', style: `color:${accent}` }, words);
}

function anchor(href: string, words: string, colour: string, className: string): Element {
  return h('a', { href, className, style: `color:${colour};text-decoration:none` }, words);
}

/** A table for layout, which screen readers do not announce. */
export function table(properties: Element['properties'], ...rows: readonly Child[]): Element {
  return h(
    'table',
    { role: 'presentation', border: 0, cellPadding: 0, cellSpacing: 0, ...properties },
    ...rows,
  );
}

/** A row with one cell. */
export function row(cell: Element): Element {
  return h('tr', {}, cell);
}

/** The number of papers for which there was no room, with a link to all. */
export function restCell(rest: number, content: DigestContent, light: MailColours): Element {
  const style = `padding:24px 0 0;font:16px/1.5 ${SANS}`;
  return h('td', { style }, link(content.page, restWords(rest, content), light));
}
