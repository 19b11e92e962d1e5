import type { Topic } from '../../catalog/topics/topics-file.ts';

/** The topics that slugs name, each once, in the order of the topics file, and the slugs of none. A former slug stands for its topic. */
export function topicsNamed(
  slugs: readonly string[],
  topics: readonly Topic[],
): { readonly known: readonly Topic[]; readonly unknown: readonly string[] } {
  const namesOf = ({ slug, was = [] }: Topic) => [slug, ...was];
  const all = new Set(topics.flatMap(namesOf));
  return {
    known: topics.filter((topic) => namesOf(topic).some((name) => slugs.includes(name))),
    unknown: slugs.filter((slug) => !all.has(slug)),
  };
}
