import { authorRoute, authorsRoute } from './authors.ts';
import {
  dayBibliographyRoute,
  dayRoute,
  monthBibliographyRoute,
  monthDaysRoute,
  monthRoute,
  weekBibliographyRoute,
  weekRoute,
  yearRoute,
} from './editions.ts';
import {
  atomRoute,
  feedListRoute,
  feedsRoute,
  jsonFeedRoute,
  sitemapRoute,
  subscribeRoute,
  topicAtomRoute,
  topicJsonFeedRoute,
} from './feeds.ts';
import {
  manifestRoute,
  notFoundRoute,
  notStoredRoute,
  offlineRoute,
  robotsRoute,
  savedRoute,
} from './fixed.ts';
import { dayFileRoute, forYouRoute } from './for-you.ts';
import { archiveRoute, homeRoute, searchRoute, topicsRoute, trendingRoute } from './lists.ts';
import { paperListRoute, paperRoute } from './papers.ts';
import type { Route } from './target.ts';
import {
  topicBibliographyRoute,
  topicMonthBibliographyRoute,
  topicMonthRoute,
  topicRoute,
} from './topics.ts';

/**
 * Every route of the site but `/assets/`, whose files depend on code and settings alone. Topics come first: their files are the largest,
 * and are rendered while the pages of papers are looked through.
 */
export const ROUTES: readonly Route<unknown>[] = [
  topicRoute,
  topicBibliographyRoute,
  topicMonthRoute,
  topicMonthBibliographyRoute,
  topicAtomRoute,
  topicJsonFeedRoute,
  homeRoute,
  archiveRoute,
  topicsRoute,
  searchRoute,
  trendingRoute,
  authorsRoute,
  feedsRoute,
  subscribeRoute,
  forYouRoute,
  dayFileRoute,
  paperRoute,
  paperListRoute,
  dayRoute,
  dayBibliographyRoute,
  weekRoute,
  weekBibliographyRoute,
  monthRoute,
  monthBibliographyRoute,
  monthDaysRoute,
  yearRoute,
  authorRoute,
  atomRoute,
  jsonFeedRoute,
  feedListRoute,
  sitemapRoute,
  notFoundRoute,
  savedRoute,
  offlineRoute,
  notStoredRoute,
  manifestRoute,
  robotsRoute,
];
