import { element } from './elements.ts';
import type { Counts } from './engine.ts';

/** Says in each option of the topics how many papers it would leave; options that would leave none cannot be chosen. */
export function showTopicCounts(select: HTMLSelectElement, counts: Counts): void {
  for (const option of select.options) {
    if (option.value === '') continue;
    const count = counts[option.value] ?? 0;
    option.textContent = `${labelOf(option)} (${count})`;
    option.disabled = count === 0 && !option.selected;
  }
}

/** The label of a topic, without its count. */
export function topicLabel(select: HTMLSelectElement, slug: string): string {
  const option = [...select.options].find(({ value }) => value === slug);
  return option === undefined ? slug : labelOf(option);
}

/** Offers the years that there are, the latest first; the chosen one stays, even where it would leave nothing. */
export function showYears(select: HTMLSelectElement, counts: Counts, chosen: string): void {
  const years = new Set([...Object.keys(counts), ...(chosen === '' ? [] : [chosen])]);
  const options = [...years]
    .sort()
    .reverse()
    .map((year) => element('option', { value: year }, `${year} (${counts[year] ?? 0})`));
  select.replaceChildren(...[...select.options].slice(0, 1), ...options);
  select.value = chosen;
}

function labelOf(option: HTMLOptionElement): string {
  option.dataset.label ??= option.textContent.trim();
  return option.dataset.label;
}
