/** A topic that a reader follows or mutes. */
export interface FollowedTopic {
  readonly slug: string;
  readonly label: string;
}

/** An author that a reader follows: the name as it is shown. Names with the same key are one author. */
export interface FollowedAuthor {
  readonly key: string;
  readonly name: string;
}

/** What a reader follows and mutes on one site. */
export interface Follows {
  readonly topics: readonly FollowedTopic[];
  readonly authors: readonly FollowedAuthor[];
  readonly words: readonly string[];
  readonly mutedTopics: readonly FollowedTopic[];
  readonly mutedWords: readonly string[];
  /** Whether papers that were read are left out. */
  readonly hidesRead: boolean;
}

export const NO_FOLLOWS: Follows = {
  topics: [],
  authors: [],
  words: [],
  mutedTopics: [],
  mutedWords: [],
  hidesRead: false,
};

/** A list of {@link Follows}. */
export type FollowList = Exclude<keyof Follows, 'hidesRead'>;

/** An entry of a list. */
export type Followed<List extends FollowList> = Follows[List][number];

/** Whether a list has an entry. */
export function includes<List extends FollowList>(
  follows: Follows,
  list: List,
  entry: Followed<List>,
): boolean {
  return follows[list].some((other) => nameIn(other) === nameIn(entry));
}

/** Adds an entry to a list. A topic or word that is followed is no longer muted, and the other way round. */
export function withEntry<List extends FollowList>(
  follows: Follows,
  list: List,
  entry: Followed<List>,
): Follows {
  const opposite = OPPOSITES[list];
  const cleared = opposite === undefined ? follows : removed(follows, opposite, nameIn(entry));
  const kept = removed(cleared, list, nameIn(entry));
  return { ...kept, [list]: [...kept[list], entry] };
}

/** Removes an entry from a list. */
export function withoutEntry<List extends FollowList>(
  follows: Follows,
  list: List,
  entry: Followed<List>,
): Follows {
  return removed(follows, list, nameIn(entry));
}

const OPPOSITES: Readonly<Partial<Record<FollowList, FollowList>>> = {
  topics: 'mutedTopics',
  mutedTopics: 'topics',
  words: 'mutedWords',
  mutedWords: 'words',
};

function removed(follows: Follows, list: FollowList, name: string): Follows {
  const entries: readonly Followed<FollowList>[] = follows[list];
  return { ...follows, [list]: entries.filter((entry) => nameIn(entry) !== name) };
}

/** By which name an entry is the same as another. */
function nameIn(entry: Followed<FollowList>): string {
  if (typeof entry === 'string') return entry.toLowerCase();
  return 'slug' in entry ? entry.slug : entry.key;
}
