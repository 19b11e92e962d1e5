import type { Topic } from './topics-file.ts';

/** Whether the topic lists an arXiv category (`cs.CL`) or its whole archive (`quant-ph`). */
export function hasCategory(topic: Pick<Topic, 'categories'>, category: string): boolean {
  return topic.categories.some((own) => category === own || category.startsWith(`${own}.`));
}
