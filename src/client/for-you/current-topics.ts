import type { FollowedTopic, Follows } from '../../for-you/follows.ts';

/** Follows with the current slugs of topics. The options of the page have the former slugs of each topic. */
export function currentTopics(follows: Follows): Follows {
  const options = document.querySelectorAll<HTMLOptionElement>('#follow-topic option[data-was]');
  const current = new Map(
    Array.from(options).flatMap(({ value, label, dataset }) =>
      (dataset.was ?? '').split(' ').map((former) => [former, { slug: value, label }] as const),
    ),
  );
  const renamed = (topics: readonly FollowedTopic[]) =>
    topics.map((topic) => current.get(topic.slug) ?? topic);
  return { ...follows, topics: renamed(follows.topics), mutedTopics: renamed(follows.mutedTopics) };
}
