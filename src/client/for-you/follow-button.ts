import { type Follows, includes, withEntry, withoutEntry } from '../../for-you/follows.ts';
import { FollowStore, NOT_STORED } from './follow-store.ts';

/** Lets the reader follow the topic or the author of the page. */
export function offerFollowing(): void {
  const place = document.querySelector<HTMLElement>('.follow-subject');
  const button = place?.querySelector('button');
  const status = place?.querySelector<HTMLElement>('.follow-status');
  if (!place || !button || !status) return;
  const act = actionsFor(place.dataset);
  const store = new FollowStore();
  const show = () => button.setAttribute('aria-pressed', String(act.isFollowed(store.follows)));
  show();
  store.onChange(show);
  button.addEventListener('click', () => {
    const isFollowed = act.isFollowed(store.follows);
    const isStored = store.change(isFollowed ? act.unfollow : act.follow);
    if (!isStored) status.textContent = NOT_STORED;
    else if (isFollowed) status.textContent = 'No longer followed.';
    else status.replaceChildren('Followed. New papers come first in ', forYouLink(place), '.');
  });
}

interface FollowActions {
  readonly isFollowed: (follows: Follows) => boolean;
  readonly follow: (follows: Follows) => Follows;
  readonly unfollow: (follows: Follows) => Follows;
}

function actionsFor({ kind, follows: entry = '', name = '' }: DOMStringMap): FollowActions {
  return kind === 'author'
    ? actionsOn('authors', { key: entry, name })
    : actionsOn('topics', { slug: entry, label: name });
}

function actionsOn<List extends 'authors' | 'topics'>(
  list: List,
  entry: Follows[List][number],
): FollowActions {
  return {
    isFollowed: (follows) => includes(follows, list, entry),
    follow: (follows) => withEntry(follows, list, entry),
    unfollow: (follows) => withoutEntry(follows, list, entry),
  };
}

function forYouLink({ dataset }: HTMLElement): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = dataset.forYouUrl ?? '';
  link.textContent = 'For you';
  return link;
}
