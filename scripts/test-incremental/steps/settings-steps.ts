import { picture, type Settings, topic } from '../archive.ts';
import type { Content, Step } from '../world.ts';

/** Values of settings by their names. A name with a dot is in a group; `undefined` stands for a missing line. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  name: ['Papers of the lab', 'Letters & “more”', undefined],
  description: ['What we read.', undefined],
  url: ['https://papers.example.org/', 'https://example.org/a/b/', undefined],
  language: ['de', 'ja', 'en-US', undefined],
  dates: ['short', 'iso', 'long'],
  accent: ['teal', '#1f4e7a', undefined],
  footer: ['Kept by **us**.', undefined],
  links: [[{ label: 'Our group', url: 'https://example.org/' }], undefined],
  logo: ['logo.svg', { file: 'logo.svg', alone: true }, undefined],
  icon: ['logo.svg', undefined],
  offline: [false, true],
  'fonts.text': ['serif', 'source-serif'],
  'search.meaning': [false, true],
  'digest.feed': ['day', 'week', false],
  'subscribers.address': ['https://lists.example.org/', undefined],
  'authors.minPapers': [1, 2, 3],
  'limits.recentDays': [1, 3],
  'limits.mostUpvoted': [1, 4],
  'limits.topicPapers': [2, 5, 30],
  'limits.relatedPapers': [1, 3, 6],
  'limits.feedPapers': [1, 4, 50],
};
const SHOWN = [
  'upvotes',
  'stars',
  'code',
  'topics',
  'abstracts',
  'related',
  'trending',
  'authors',
  'forYou',
  'cards',
];

type ContentStep = Step<Content>;

function setting(settings: Settings, name: string, value: unknown): void {
  const [group = '', key] = name.split('.', 2);
  if (key !== undefined) {
    const inner = { ...(settings[group] as Settings | undefined) };
    setting(inner, key, value);
    settings[group] = inner;
  } else if (value === undefined) delete settings[group];
  else settings[group] = value;
}

function step(name: string, take: ContentStep['take']): ContentStep {
  return { kind: 'settings', name, take };
}

/** Changes of `site.yaml` and of the files that it names. */
export const SETTINGS_STEPS: readonly ContentStep[] = [
  ...Object.entries(VALUES).map(([name, values]) =>
    step(name, ({ archive, choices }) => {
      const value = choices.one(values);
      setting(archive.settings, name, value);
      return JSON.stringify(value) ?? 'none';
    }),
  ),
  step('show', ({ archive, choices }) => {
    const [name, value] = [choices.one(SHOWN), choices.happens(0.4)];
    setting(archive.settings, `show.${name}`, value);
    return `${name} ${value}`;
  }),
  step('another logo', ({ archive, choices }) => {
    const colour = choices.one(['teal', 'navy', 'plum', 'gold']);
    archive.files.set('logo.svg', picture(colour));
    return colour;
  }),
  step('--site', (world) => {
    world.options = world.choices.one([[], ['--site', 'https://other.example.org/']]);
    return world.options.join(' ') || 'none';
  }),
];

function topicStep(name: string, take: ContentStep['take']): ContentStep {
  return { kind: 'topics', name, take };
}

/** A step that changes a random topic. */
function ofTopic(name: string, change: (world: Content, at: number) => string | undefined): ContentStep {
  return topicStep(name, (world) => {
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
  topicStep('add', ({ archive: { topics, groups }, choices }) => {
    const slug = `new-${topics.length}-${choices.below(90)}`;
    topics.push(topic(slug, `New ${slug.slice(4)}`, choices.one(groups), choices.some(PHRASES, 2)));
    return slug;
  }),
  topicStep('reorder the groups', ({ archive }) => {
    archive.groups.reverse();
    return archive.groups.join(', ');
  }),
];

function fileStep(name: string, take: ContentStep['take']): ContentStep {
  return { kind: 'files', name, take };
}

/** Changes of the owner's own files, and of the record of the digest. */
export const FILE_STEPS: readonly ContentStep[] = [
  fileStep('edit an own file', ({ archive, choices }) => {
    const text = `We read ${choices.below(10)} papers.\n`;
    archive.files.set('public/about/us.txt', text);
    return text.trim();
  }),
  fileStep('add an own file', ({ archive, choices }) => {
    const path = choices.one(['public/.well-known/security.txt', 'public/papers/own.html', 'public/ö.txt']);
    archive.files.set(path, 'Mine.\n');
    return path;
  }),
  fileStep('delete own files', ({ archive }) => {
    const paths = [...archive.files.keys()].filter((path) => path.startsWith('public/'));
    for (const path of paths) archive.files.delete(path);
    return paths.length === 0 ? undefined : paths.join(', ');
  }),
  fileStep('publish an edition of the digest', ({ archive, choices }) => {
    const papers = [...archive.papers.values()].filter(({ listed }) => listed !== undefined);
    if (papers.length === 0) return undefined;
    const own = choices.some(papers, 4).map(({ id }) => id);
    const lines = [
      { start: '2026-01-02', papers: [] },
      { edition: '2026-01-02', published: '2026-01-02T08:00:00Z', papers: own },
    ];
    archive.files.set('digest/days.jsonl', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return own.join(', ');
  }),
];
