import { lookUp } from '../../tables/lookup.ts';
import type { FacetCounts } from '../engine/search-response.ts';
import type { NamedTopic } from '../query/topic-resolver.ts';
import { formatNumber } from './format-number.ts';
import { element } from './search-page-elements.ts';

/** The topics that a reader can choose. */
export function topicOptions(select: HTMLSelectElement): NamedTopic[] {
  return [...select.options]
    .filter(({ value }) => value !== '')
    .map((option) => ({ slug: option.value, label: labelOf(option), was: formerSlugs(option) }));
}

/** The former slugs of a topic, from the element's `data-was`. */
export function formerSlugs({ dataset }: HTMLElement): string[] {
  return dataset.was?.split(' ') ?? [];
}

/** Chooses a topic by its slug or by a former slug; chooses all topics if there is no such topic. */
export function chooseTopic(select: HTMLSelectElement, slug: string): void {
  const named = [...select.options].find(
    (option) => option.value === slug || formerSlugs(option).includes(slug),
  );
  // A topic that the site no longer has must not filter, since a reader could not see it.
  select.value = named?.value ?? '';
}

/**
 * Shows in each option how many papers it would leave, with a plus if there may be more. Options that would leave none are
 * disabled.
 */
export function showCounts(select: HTMLSelectElement, { counts, isLowerBound }: FacetCounts): void {
  for (const option of select.options) {
    if (option.value === '') continue;
    const count = lookUp(counts, option.value) ?? 0;
    const isOpen = isLowerBound(option.value);
    const figure = `${formatNumber(count)}${isOpen ? '+' : ''}`;
    const label = isOpen && count === 0 ? labelOf(option) : `${labelOf(option)} (${figure})`;
    if (option.textContent !== label) option.textContent = label;
    option.disabled = count === 0 && !isOpen && !option.selected;
  }
}

/** Removes the counts and enables all options, for a page on which nothing has been searched for. */
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

/** Chooses a year. A year without papers is added to the options, since the page's address may name it. */
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
