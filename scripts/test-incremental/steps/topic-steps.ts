import { topic } from '../archive.ts';
import type { Content, Step } from '../world.ts';

type ContentStep = Step<Content>;

function step(name: string, take: ContentStep['take']): ContentStep {
  return { kind: 'topics', name, take };
}

/** A step that changes a random topic. */
function ofTopic(name: string, change: (world: Content, at: number) => string | undefined): ContentStep {
  return step(name, (world) => {
    const { topics } = world.archive;
    return topics.length === 0 ? undefined : change(world, world.choices.below(topics.length));
  });
}

const PHRASES = ['robot', 'planning', 'speech', 'graph', 'protein', 'galaxies', 'sorting', 'transform'];

/** Changes of `topics.yaml`. */
export const TOPIC_STEPS: readonly ContentStep[] = [
  ofTopic('rename', ({ archive: { topics }, choices }, at) => {
    const label = `${choices.one(['Robots', 'Machines', 'Words', 'Life'])} ${choices.below(3)}`;
    topics.splice(at, 1, { ...topics[at], label } as (typeof topics)[number]);
    return label;
  }),
  ofTopic('describe', ({ archive: { topics }, choices }, at) => {
    const description = `Papers, number ${choices.below(9)}.`;
    topics.splice(at, 1, { ...topics[at], description } as (typeof topics)[number]);
    return description;
  }),
  ofTopic('change the rule', ({ archive: { topics }, choices }, at) => {
    const phrases = choices.some(PHRASES, 3);
    topics.splice(at, 1, { ...topics[at], phrases } as (typeof topics)[number]);
    return phrases.join(', ');
  }),
  ofTopic('give another slug', ({ archive: { topics } }, at) => {
    const former = topics[at];
    if (former === undefined || former.slug.endsWith('-x')) return undefined;
    topics.splice(at, 1, { ...former, slug: `${former.slug}-x`, was: [former.slug] });
    return former.slug;
  }),
  ofTopic('move to the end', ({ archive: { topics } }, at) => {
    topics.push(...topics.splice(at, 1));
    return topics.at(-1)?.slug;
  }),
  ofTopic('move to the other group', ({ archive: { topics, groups } }, at) => {
    const former = topics[at];
    const group = groups.find((each) => each !== former?.group);
    if (former === undefined || group === undefined) return undefined;
    topics.splice(at, 1, { ...former, group });
    return former.slug;
  }),
  ofTopic('delete', ({ archive: { topics } }, at) => topics.splice(at, 1)[0]?.slug),
  step('add', ({ archive: { topics, groups }, choices }) => {
    const slug = `new-${topics.length}-${choices.below(90)}`;
    topics.push(topic(slug, `New ${slug.slice(4)}`, choices.one(groups), choices.some(PHRASES, 2)));
    return slug;
  }),
  step('reorder the groups', ({ archive }) => {
    archive.groups.reverse();
    return archive.groups.join(', ');
  }),
];
