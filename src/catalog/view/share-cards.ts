import type { Day } from '../../paper/days.ts';
import { formatDay } from '../../site/format.ts';
import { site } from '../../site/site.ts';
import type { Topic } from '../topics/topics-file.ts';
import { urls } from '../urls/urls.ts';

/** The picture that other sites show beside a link to a page. */
export interface ShareCard {
  /** The path from the site's root. */
  readonly path: string;
  /** The text alternative of the picture. */
  readonly alt: string;
}

/** The share cards of pages. Pages that are not about a day or a topic use the site's card. */
export const shareCards = {
  site: (): ShareCard => ({ path: urls.siteCard(), alt: `${site().name}: ${site().description}` }),
  /** Papers without a day have the site's card. */
  day: (day: Day | 'undated' | undefined): ShareCard =>
    day === undefined || day === 'undated'
      ? shareCards.site()
      : { path: urls.dayCard(day), alt: `Papers of ${formatDay(day, 'weekday')}, ${formatDay(day)}` },
  topic: ({ slug, label, description }: Pick<Topic, 'slug' | 'label' | 'description'>): ShareCard => ({
    path: urls.topicCard(slug),
    alt: `${label}: ${description}`,
  }),
} as const;
