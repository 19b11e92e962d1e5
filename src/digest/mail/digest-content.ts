import { editionOrder } from '../../catalog/editions/sort-orders.ts';
import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import type { Topic } from '../../catalog/topics/topics-file.ts';
import { absoluteUrl, urls } from '../../catalog/urls/urls.ts';
import type { PaperView } from '../../catalog/view/paper-view.ts';
import { type DateStyle, type Day, dayInWords } from '../../paper/days.ts';
import { toPlain } from '../../text/markdown/markdown.ts';
import type { DigestEdition } from '../editions/editions.ts';
import { editionKeyOf } from '../editions/frequency.ts';
import { firstLinesOf } from './first-lines.ts';

/** A paper in a digest; all of it is plain text. */
export interface DigestPaper {
  readonly title: string;
  readonly byline: string;
  readonly abstract: string;
  /** Why it is in the digest, such as `topic: Reasoning`; empty if no topic is known. */
  readonly reason: string;
  readonly url: string;
}

export interface DigestSection {
  /** Left out if the digest has only one section. */
  readonly heading?: string;
  readonly papers: readonly DigestPaper[];
}

/** The content of a digest, before it is cut to the size of a mail. */
export interface DigestContent {
  readonly siteName: string;
  readonly siteUrl: string;
  /** The language as a tag, such as `en-GB`. */
  readonly language: string;
  /** The day or the week in words. */
  readonly title: string;
  /** The page of the site that has the same papers. */
  readonly page: string;
  readonly paperCount: number;
  /** The topics to which it is limited; empty if it has all papers. */
  readonly topics: readonly string[];
  readonly sections: readonly DigestSection[];
}

/** What a digest needs of the site. */
export interface DigestSite {
  readonly name: string;
  readonly url: string;
  readonly language: string;
  readonly dates: DateStyle;
  view(paper: CatalogPaper): PaperView;
  topicsOf(id: string): readonly Topic[];
}

/**
 * The content of an edition, in the order of the site: day after day, and within a day as on its page. Papers of earlier days,
 * which were read in late, follow under headings of their own. @param topics the topics of the reader; empty for all papers.
 */
export function digestContent(
  edition: DigestEdition,
  site: DigestSite,
  topics: readonly Topic[] = [],
): DigestContent {
  const wanted = new Set(topics.map(({ slug }) => slug));
  const papers = edition.papers.filter(
    ({ id }) => wanted.size === 0 || site.topicsOf(id).some(({ slug }) => wanted.has(slug)),
  );
  const sections = sectionsOf(papers, edition, site).map(({ heading, own }) => ({
    heading,
    papers: own.map((paper) => digestPaper(paper, site, wanted)),
  }));
  const isDay = edition.frequency === 'day';
  const [only] = topics;
  const page =
    topics.length === 1 && only !== undefined
      ? urls.topic(only.slug)
      : isDay
        ? urls.day(edition.key)
        : urls.week(edition.key);
  const words = (day: Day) => dayInWords(day, site.language, 'day', site.dates);
  return {
    siteName: site.name,
    siteUrl: absoluteUrl(site.url, urls.home()),
    language: site.language,
    title: isDay ? words(edition.key) : `Week ${Number(edition.key.slice(6))}, ${edition.key.slice(0, 4)}`,
    page: absoluteUrl(site.url, page),
    paperCount: papers.length,
    topics: topics.map(({ label }) => label),
    sections: sections.map(({ heading, papers: own }) =>
      sections.length === 1 && (isDay || !heading.isLate) && heading.isOwn
        ? { papers: own }
        : { heading: heading.words, papers: own },
    ),
  };
}

/** In characters. No real title is longer, and only the first lines of an abstract are shown. */
const LONGEST_TITLE = 400;
const LONGEST_ABSTRACT = 2000;

function sectionsOf(papers: readonly CatalogPaper[], { frequency, key }: DigestEdition, site: DigestSite) {
  const byDay = Map.groupBy(papers, ({ listed }) => listed ?? key);
  const isLate = (day: Day) => editionKeyOf(frequency, day) !== key;
  const days = [...byDay.keys()].sort();
  return [...days.filter((day) => !isLate(day)), ...days.filter(isLate)].map((day) => {
    const words = dayInWords(day, site.language, 'day', site.dates);
    const weekday = dayInWords(day, site.language, 'weekday');
    const late = isLate(day);
    return {
      heading: {
        words: late ? `Added late: listed on ${words}` : `${weekday}, ${words}`,
        isLate: late,
        isOwn: day === key,
      },
      own: editionOrder(byDay.get(day) ?? []),
    };
  });
}

function digestPaper(paper: CatalogPaper, site: DigestSite, wanted: ReadonlySet<string>): DigestPaper {
  const { titlePlain, byline, url } = site.view(paper);
  const labels = site
    .topicsOf(paper.id)
    .filter(({ slug }) => wanted.size === 0 || wanted.has(slug))
    .map(({ label }) => label);
  return {
    title: firstLinesOf(titlePlain, LONGEST_TITLE) || paper.id,
    byline: firstLinesOf(byline, LONGEST_TITLE),
    abstract: toPlain(paper.abstract.slice(0, LONGEST_ABSTRACT)),
    reason: labels.length === 0 ? '' : `${labels.length === 1 ? 'topic' : 'topics'}: ${labels.join(', ')}`,
    url: absoluteUrl(site.url, url),
  };
}
