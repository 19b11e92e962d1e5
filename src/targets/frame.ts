import { sourcesOf } from '../catalog/paper/sources.ts';
import { digestOfVectors } from '../catalog/related/site-vectorizer.ts';
import { type Groups, groupsOf } from '../catalog/topics/topics.ts';
import { hasFeed, hasSubscriptions } from '../exports/feeds/site-feeds.ts';
import type { Day } from '../paper/days.ts';
import type { SourceInfo } from '../paper/sources.ts';
import { hasSemanticSearch } from '../site/config.ts';
import { environment } from '../site/environment.ts';
import type { Site } from './target.ts';

/** What every page may read of the papers of the site. It seldom changes, since a change makes all pages stale. */
export interface SiteFrame {
  /** The topics by group, for the navigation. */
  readonly groups: Groups;
  /** The sources of the papers, for the footer. */
  readonly sources: readonly SourceInfo[];
  readonly hasFeed: boolean;
  readonly hasSubscriptions: boolean;
  readonly hasSemanticSearch: boolean;
  /** The newest day with papers, in a portable copy only: on other sites, a new day must not change all pages. */
  readonly newest?: Day;
  /** A digest of the word vectors, if the site has any. */
  readonly vectors?: string;
}

/** The frame of a site. */
export function frameOf({ catalog, config }: Site): SiteFrame {
  const { papers, topics, editions, vectorizer } = catalog;
  const newest = environment.isPortable ? editions.dated.at(-1)?.day : undefined;
  return {
    groups: groupsOf(topics),
    sources: sourcesOf(papers),
    hasFeed: hasFeed(papers, config),
    hasSubscriptions: hasSubscriptions(papers, config),
    hasSemanticSearch: hasSemanticSearch(config, papers.length),
    ...(newest !== undefined && { newest }),
    ...(vectorizer !== undefined && {
      vectors: digestOfVectors(vectorizer),
    }),
  };
}
