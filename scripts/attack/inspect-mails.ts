import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import PostalMime from 'postal-mime';
import { visit } from 'unist-util-visit';
import { UNWANTED } from './inspect-files.ts';

/** The elements of a mail. */
const ELEMENTS = new Set(
  'html head meta title style body div table tbody tr td p h1 h2 h3 a b strong em i br hr span sup sub ul ol li center'.split(
    ' ',
  ),
);
const HEADERS = new Set(
  'from to reply-to subject date message-id mime-version content-type content-transfer-encoding list-id list-archive list-unsubscribe list-unsubscribe-post precedence auto-submitted'.split(
    ' ',
  ),
);
/** Gmail cuts longer mails. */
const MOST_BYTES = 102_000;

/** What is wrong with the mails of a folder: headers and recipients that nobody wrote, markup, pictures, links to other places. @param site the address of the site. */
export async function mailProblems(
  folder: string,
  site: string,
): Promise<{ readonly mails: number; readonly problems: string[] }> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  const problems: string[] = [];
  for (const name of names) {
    const bytes = readFileSync(join(folder, name));
    const { headers, to = [], cc, bcc, attachments, text = '', html = '' } = await PostalMime.parse(bytes);
    const say = (what: string) => problems.push(`${name}: ${what}`);
    for (const { key } of headers) if (!HEADERS.has(key)) say(`the header ${key}`);
    if (to.length !== 1 || cc !== undefined || bcc !== undefined) say('other recipients');
    if (attachments.length > 0) say('an attachment');
    if (bytes.length > MOST_BYTES) say(`${bytes.length} bytes`);
    if (UNWANTED.test(text + html)) say('characters that no mail may have');
    visit(fromHtml(html), 'element', ({ tagName, properties }) => {
      if (!ELEMENTS.has(tagName)) say(`an element ${tagName}`);
      for (const key of Object.keys(properties))
        if (/^(?:on|src|background|action)/iu.test(key)) say(`an attribute ${key}`);
      const { href } = properties;
      if (typeof href === 'string' && !href.startsWith(site) && !/^mailto:digest@/u.test(href))
        say(`a link to ${href.slice(0, 80)}`);
    });
  }
  return { mails: names.length, problems };
}
