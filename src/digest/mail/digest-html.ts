import type { Element } from 'hast';
import { footCell, headingCell, mastCell, paperCell, restCell, row, table } from './cells.ts';
import type { MailColours } from './colours.ts';
import type { DigestContent } from './digest-content.ts';
import { h, toHtmlText } from './elements.ts';
import { type DigestExtent, type DigestLook, sectionsWithin } from './layout.ts';

/**
 * The digest as a whole HTML document for mail programs: tables and styles in elements, since Outlook for Windows lays out only
 * tables and some programs remove style sheets. The style sheet has only the colours of the dark theme.
 */
export function digestHtml(content: DigestContent, extent: DigestExtent, look: DigestLook): string {
  const { light, dark } = look;
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
    h('style', {}, darkStyles(dark)),
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
  return toHtmlText([{ type: 'doctype' }, h('html', { lang: content.language }, head, body)]);
}

/** The digest without the frame of a document, for services that put it into mails of their own. */
export function digestFragment(content: DigestContent, extent: DigestExtent, look: DigestLook): string {
  return toHtmlText([digestTable(content, extent, look)]);
}

/** Outlook for Windows reads the attribute `width`, and all others the style. */
function digestTable(content: DigestContent, extent: DigestExtent, look: DigestLook): Element {
  const { light } = look;
  const rest = content.paperCount - extent.papers;
  const sections = sectionsWithin(content, extent).flatMap(({ heading, papers }) => [
    ...(heading === undefined ? [] : [row(headingCell(heading, light))]),
    ...papers.map((paper) => row(paperCell(paper, extent.firstLines, light))),
  ]);
  return table(
    { width: 600, style: 'width:100%;max-width:600px', align: 'center' },
    row(mastCell(content, light)),
    ...sections,
    rest > 0 ? row(restCell(rest, content, light)) : undefined,
    // Outlook ignores margins, and borders lie outside of a cell's padding.
    row(h('td', { style: 'height:24px;line-height:24px' }, '\u00a0')),
    row(footCell(content, look)),
  );
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
