import {
  type FollowedTopic,
  type FollowList,
  type Follows,
  withEntry,
  withoutEntry,
} from '../../for-you/follows.ts';
import { nameKeyOf } from '../../paper/names/name-key.ts';
import { element } from '../../search/ui/search-page-elements.ts';
import { lookUp } from '../../tables/lookup.ts';
import { type FollowStore, NOT_STORED } from './follow-store.ts';

/** Lets the reader change the lists of follows and mutes on this page. */
export function offerSettings(store: FollowStore): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>('.follow-form')];
  const note = document.querySelector<HTMLElement>('#follow-note');
  const say = (text: string) => note?.replaceChildren(text);
  const change = (to: (follows: Follows) => Follows, done: string) =>
    say(store.change(to) ? done : NOT_STORED);
  for (const form of forms) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const added = additionOf(form, event.submitter);
      if (added === undefined) {
        say('Nothing was added: type a name or a word first.');
        return;
      }
      change(added.change, `${added.name}: ${added.isMute ? 'muted' : 'followed'}.`);
      form.reset();
      form.querySelector('input')?.focus();
    });
  }
  const show = () => {
    for (const form of forms) showEntries(form, store.follows, change);
    showCounts(store.follows);
  };
  show();
  store.onChange(show);
}

interface Addition {
  readonly change: (follows: Follows) => Follows;
  readonly name: string;
  readonly isMute: boolean;
}

/** What a form adds; `undefined` if its field is empty. */
function additionOf(form: HTMLFormElement, submitter: HTMLElement | null): Addition | undefined {
  const list = submitter instanceof HTMLButtonElement ? submitter.value : '';
  const isMute = list.startsWith('muted');
  const field = form.elements.namedItem('entry');
  if (field instanceof HTMLSelectElement) {
    const topic = { slug: field.value, label: field.selectedOptions[0]?.label ?? field.value };
    const change = (follows: Follows) => withEntry(follows, isMute ? 'mutedTopics' : 'topics', topic);
    return { change, name: topic.label, isMute };
  }
  const name = field instanceof HTMLInputElement ? field.value.replace(/\s+/gu, ' ').trim() : '';
  if (name === '') return undefined;
  if (form.dataset.kind === 'author') {
    const key = nameKeyOf(name);
    if (key === '') return undefined;
    return { change: (follows) => withEntry(follows, 'authors', { key, name }), name, isMute };
  }
  return { change: (follows) => withEntry(follows, isMute ? 'mutedWords' : 'words', name), name, isMute };
}

/** The lists of each form: the followed ones first. */
const LISTS: Readonly<Record<string, readonly FollowList[]>> = {
  topic: ['topics', 'mutedTopics'],
  author: ['authors'],
  word: ['words', 'mutedWords'],
};

type Change = (to: (follows: Follows) => Follows, done: string) => void;

function showEntries(form: HTMLFormElement, follows: Follows, change: Change): void {
  const list = form.querySelector<HTMLElement>('.followed');
  const items = (lookUp(LISTS, form.dataset.kind ?? '') ?? []).flatMap((key) =>
    follows[key].map((entry) => itemOf(key, entry, change, form)),
  );
  list?.replaceChildren(...items);
  if (list !== null) list.hidden = items.length === 0;
}

function itemOf<List extends FollowList>(
  list: List,
  entry: Follows[List][number],
  change: Change,
  form: HTMLFormElement,
): HTMLLIElement {
  const name = nameOf(entry);
  const isMute = list.startsWith('muted');
  const remove = element('button', { type: 'button' }, isMute ? 'Unmute' : 'Unfollow');
  remove.setAttribute('aria-label', `${isMute ? 'Unmute' : 'Unfollow'} ${name}`);
  remove.addEventListener('click', () => {
    change(
      (follows) => withoutEntry(follows, list, entry),
      `${name}: no longer ${isMute ? 'muted' : 'followed'}.`,
    );
    // The button is gone, and so is its focus.
    form.querySelector<HTMLElement>('select, input')?.focus();
  });
  const item = element('li', isMute ? { className: 'muted' } : {}, element('bdi', {}, name), ' ');
  if (isMute) item.append(element('small', {}, 'muted'), ' ');
  item.append(remove);
  return item;
}

function nameOf(entry: Follows[FollowList][number]): string {
  if (typeof entry === 'string') return entry;
  return 'slug' in entry ? topicLabel(entry) : entry.name;
}

/** The label that the site gives a topic now. */
function topicLabel({ slug, label }: FollowedTopic): string {
  return (
    document.querySelector<HTMLOptionElement>(`#follow-topic option[value="${CSS.escape(slug)}"]`)?.label ??
    label
  );
}

function showCounts(follows: Follows): void {
  const followed = follows.topics.length + follows.authors.length + follows.words.length;
  const muted = follows.mutedTopics.length + follows.mutedWords.length;
  const words = [
    ...(followed > 0 ? [`${followed} followed`] : []),
    ...(muted > 0 ? [`${muted} muted`] : []),
  ].join(', ');
  document.querySelector('#for-you-counts')?.replaceChildren(words === '' ? '' : ` (${words})`);
}
