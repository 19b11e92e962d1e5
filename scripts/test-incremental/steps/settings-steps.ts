import { picture, type Settings } from '../archive.ts';
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
