import type { Topic } from './topics-file.ts';

/** Whether the topic has an arXiv category, either by its name (`cs.CL`) or by its whole archive (`quant-ph`). */
export function hasCategory(topic: Pick<Topic, 'categories'>, category: string): boolean {
  return topic.categories.some((own) => category === own || category.startsWith(`${own}.`));
}
