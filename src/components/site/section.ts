/** The parts of the site that the header leads to. */
export type Section = 'today' | 'archive' | 'topics' | 'authors' | 'trending' | 'search';
