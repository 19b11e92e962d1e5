import type { Topic } from './topics-file.ts';

/** Whether an arXiv category is one of the topic's own, or belongs to an archive that the topic names as a whole. */
export function hasCategory(topic: Pick<Topic, 'categories'>, category: string): boolean {
  return topic.categories.some((own) => category === own || category.startsWith(`${own}.`));
}
