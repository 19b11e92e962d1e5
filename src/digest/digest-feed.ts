import type { Catalog } from '../catalog/catalog.ts';
import type { PaperSummary } from '../catalog/paper/paper-summary.ts';
import { absoluteUrl, urls } from '../catalog/urls/urls.ts';
import { atomDocument } from '../exports/feeds/atom.ts';
import { uuidOf } from '../exports/feeds/uuid.ts';
import { element, type XmlElement } from '../exports/xml.ts';
import type { SiteConfig } from '../site/config.ts';
import { readEditionRecord } from './editions/edition-record.ts';
import { type DigestEdition, digestEditions } from './editions/editions.ts';
import type { Frequency } from './editions/frequency.ts';
import { mailColours } from './mail/colours.ts';
import { digestContent } from './mail/digest-content.ts';
import { fitFragment } from './mail/fit-size.ts';
import { subjectOf } from './mail/words.ts';

/** Services that send mails look at feeds at least once a day. */
const ENTRIES: Readonly<Record<Frequency, number>> = { day: 7, week: 4 };

/**
 * The editions in the digest feed, newest first; none if the site has no such feed, since it was not asked for, has no address, or has no
 * edition yet.
 */
export function editionsInFeed(
  { papers }: Pick<Catalog, 'papers'>,
  { digest, url }: Pick<SiteConfig, 'digest' | 'url'>,
  contentDir: string,
): DigestEdition<PaperSummary>[] {
  const frequency = digest.feed;
  if (url === undefined || frequency === false) return [];
  const record = readEditionRecord(contentDir, frequency);
  return digestEditions(frequency, papers, record).slice(-ENTRIES[frequency]).reverse();
}

/**
 * The editions of the digest as an Atom feed (https://www.rfc-editor.org/rfc/rfc4287), newest first, each with the HTML of its mail,
 * for services that mail the entries of a feed; `undefined` if the site has no such feed, or no edition yet. The dates are those at
 * which editions were published, so that papers which were read in late are mailed too.
 */
export function digestFeed(catalog: Catalog, config: SiteConfig, contentDir: string): string | undefined {
  const { name, description, url, language, dates, accent } = config;
  const { topics, view, recordOf } = catalog;
  const editions = editionsInFeed(catalog, config, contentDir).map(
    (edition): DigestEdition => ({ ...edition, papers: edition.papers.map(recordOf) }),
  );
  const [newest] = editions;
  if (url === undefined || newest === undefined) return undefined;
  const site = { name, url, language, dates, view, topicsOf: topics.ofPaper };
  const at = (path: string) => absoluteUrl(url, path);
  const entry = (edition: DigestEdition): XmlElement => {
    const content = digestContent(edition, site);
    return element(
      'entry',
      {},
      element('id', {}, uuidOf(`broadsheet:digest:${edition.key}`)),
      element('title', {}, subjectOf(content)),
      element('link', { rel: 'alternate', type: 'text/html', href: content.page }),
      element('published', {}, edition.published),
      element('updated', {}, edition.published),
      element('content', { type: 'html' }, fitFragment(content, mailColours(accent)).html),
    );
  };
  const head = {
    title: `${name}: digest`,
    description,
    updated: newest.published,
    atom: at(urls.digestFeed()),
    page: at(urls.home()),
    siteName: name,
    siteUrl: at(urls.home()),
  };
  return atomDocument(head, editions.map(entry));
}
