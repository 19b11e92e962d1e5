import type { Tally } from '../engine/search.ts';
import type { NamedTopic } from '../query/topic-resolver.ts';
import { element } from './search-page-elements.ts';

// Made once: `toLocaleString` makes one at each call, and there is an option for each topic and year.
const NUMBER_FORMAT = new Intl.NumberFormat('en');

/** The topics that can be chosen. */
export function topicOptions(select: HTMLSelectElement): NamedTopic[] {
  return [...select.options]
    .filter(({ value }) => value !== '')
    .map((option) => ({ slug: option.value, label: labelOf(option), was: formerSlugs(option) }));
}

/** The slugs that a topic had before, which the page says beside it. */
export function formerSlugs({ dataset }: HTMLElement): string[] {
  return dataset.was?.split(' ') ?? [];
}

/** Chooses a topic by its slug or by one that it had before; all topics where there is none. */
export function chooseTopic(select: HTMLSelectElement, slug: string): void {
  const named = [...select.options].find(
    (option) => option.value === slug || formerSlugs(option).includes(slug),
  );
  // A topic that the vocabulary no longer has must not filter unseen.
  select.value = named?.value ?? '';
}

/**
 * Says in each option how many papers it would leave, with a plus where there may be more; options that would leave none
 * cannot be chosen.
 */
export function showCounts(select: HTMLSelectElement, { counts, mayBeMore }: Tally): void {
  for (const option of select.options) {
    if (option.value === '') continue;
    const count = counts[option.value] ?? 0;
    const isOpen = mayBeMore(option.value);
    const figure = `${NUMBER_FORMAT.format(count)}${isOpen ? '+' : ''}`;
    const label = isOpen && count === 0 ? labelOf(option) : `${labelOf(option)} (${figure})`;
    if (option.textContent !== label) option.textContent = label;
    option.disabled = count === 0 && !isOpen && !option.selected;
  }
}

/** Leaves the options without numbers, and all of them to be chosen, as long as nothing has been asked. */
export function hideCounts(select: HTMLSelectElement): void {
  for (const option of select.options) {
    option.textContent = labelOf(option);
    option.disabled = false;
  }
}

/** The label of a topic, without its count. */
export function topicLabel(select: HTMLSelectElement, slug: string): string {
  const option = [...select.options].find(({ value }) => value === slug);
  return option === undefined ? slug : labelOf(option);
}

/** Chooses a year; one that no paper is of is offered all the same, since an address may name it. */
export function chooseYear(select: HTMLSelectElement, year: string): void {
  select.value = year;
  if (select.selectedIndex >= 0) return;
  select.append(element('option', { value: year }, year));
  select.value = year;
}

function labelOf(option: HTMLOptionElement): string {
  option.dataset.label ??= option.textContent.trim();
  return option.dataset.label;
}
