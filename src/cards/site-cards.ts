import { createEditions, type Edition } from '../catalog/editions/editions.ts';
import type { CatalogPaper } from '../catalog/paper/catalog-paper.ts';
import type { Topic } from '../catalog/topics/topics-file.ts';
import { urls } from '../catalog/urls/urls.ts';
import { bylineOf } from '../catalog/view/paper-view.ts';
import type { Day } from '../paper/days.ts';
import { toPlain } from '../text/markdown/markdown.ts';
import { type Card, MOST_PAPERS } from './card.ts';

/** A card and where it belongs, from the site's root. */
export interface PlacedCard {
  readonly path: string;
  readonly card: Card;
}

/** What is written on cards besides what the papers say. */
export interface DeckWords {
  readonly description: string;
  readonly dayText: (day: Day, part?: 'weekday') => string;
  readonly paperCount: (count: number) => string;
}

/**
 * Every card of a site: its own, one per topic, one per day, the newest day first. A topic's card says what the topic covers
 * and not what is new on it, so that it stays as it is from day to day.
 */
export function* deckOf(
  papers: readonly CatalogPaper[],
  topics: readonly Pick<Topic, 'slug' | 'label' | 'group' | 'description'>[],
  words: DeckWords,
): Generator<PlacedCard> {
  yield { path: urls.siteCard(), card: { kind: 'site', description: words.description } };
  for (const { slug, label, group, description } of topics) {
    yield { path: urls.topicCard(slug), card: { kind: 'topic', label, group, description } };
  }
  for (const edition of createEditions(papers).dated.toReversed()) {
    yield { path: urls.dayCard(edition.day), card: dayCard(edition, words) };
  }
}

function dayCard({ day, papers }: Edition, { dayText, paperCount }: DeckWords): Card {
  return {
    kind: 'day',
    weekday: dayText(day, 'weekday'),
    day: dayText(day),
    plainDay: day,
    count: paperCount(papers.length),
    papers: papers.slice(0, MOST_PAPERS).map((paper) => ({
      title: toPlain(paper.title),
      byline: bylineOf(paper),
    })),
  };
}
