import { newestWeekOf, siteDaysOf } from '../for-you/build/site-days.ts';
import { optionalPage, plainRoute, type Route } from './target.ts';

/** The papers of one of the newest days, as the page “For you” needs them. */
export const dayFileRoute: Route<{ readonly script: string }> = plainRoute(
  '/for-you/[day].js',
  ({ catalog, config }) =>
    (config.show.forYou ? siteDaysOf(catalog) : []).map(({ fileName, script }) => ({
      params: { day: fileName },
      inputs: () => ({ script }),
    })),
);

export const forYouRoute = optionalPage(
  '/[forYou]',
  { forYou: 'for-you' },
  ({ config }) => config.show.forYou,
  ({ catalog }) => ({
    days: newestWeekOf(siteDaysOf(catalog)).map(({ day, fileName }) => ({
      day,
      fileName,
      paperCount: catalog.editions.get(day)?.papers.length ?? 0,
    })),
  }),
);
