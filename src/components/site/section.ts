/** The parts of the site that the header links to. */
export type Section = 'today' | 'archive' | 'topics' | 'authors' | 'trending' | 'search' | 'saved';
