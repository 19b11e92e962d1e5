import type { Edition, Editions } from '../catalog/editions/editions.ts';
import type { Topic } from '../catalog/topics/topics-file.ts';
import { urls } from '../catalog/urls/urls.ts';
import { bylineOf } from '../catalog/view/paper-view.ts';
import type { Day } from '../paper/days.ts';
import { toPlain } from '../text/markdown/markdown.ts';
import { type Card, MAX_PAPERS } from './card.ts';

/** A card and the path of its picture from the site's root. */
export interface PlacedCard {
  readonly path: string;
  readonly card: Card;
}

/** The texts on cards that do not come from papers. */
export interface CardText {
  readonly description: string;
  readonly formatDay: (day: Day, part?: 'weekday') => string;
  readonly formatPaperCount: (count: number) => string;
}

/**
 * All cards of a site: its own, one per topic, one per day, newest day first. A topic's card shows the topic's description
 * and no papers, so that it does not change from day to day.
 */
export function* siteCards(
  editions: Pick<Editions, 'dated'>,
  topics: readonly Pick<Topic, 'slug' | 'label' | 'group' | 'description'>[],
  text: CardText,
): Generator<PlacedCard> {
  yield { path: urls.siteCard(), card: { kind: 'site', description: text.description } };
  for (const { slug, label, group, description } of topics) {
    yield { path: urls.topicCard(slug), card: { kind: 'topic', label, group, description } };
  }
  for (const edition of editions.dated.toReversed()) {
    yield { path: urls.dayCard(edition.day), card: dayCard(edition, text) };
  }
}

function dayCard({ day, papers }: Edition, { formatDay, formatPaperCount }: CardText): Card {
  return {
    kind: 'day',
    weekday: formatDay(day, 'weekday'),
    day: formatDay(day),
    plainDay: day,
    count: formatPaperCount(papers.length),
    papers: papers.slice(0, MAX_PAPERS).map((paper) => ({
      title: toPlain(paper.title),
      byline: bylineOf(paper),
    })),
  };
}
