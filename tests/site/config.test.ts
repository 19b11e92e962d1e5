import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteConfigSchema } from '../../src/site/config.ts';
import { parseSiteConfig, SiteConfigError } from '../../src/site/config-file.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../content/site.yaml'), 'utf8');

function problemsOf(yaml: string, isThere?: (file: string) => boolean): readonly string[] {
  try {
    parseSiteConfig(yaml, 'site.yaml', isThere);
  } catch (error) {
    if (error instanceof SiteConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the site configuration', () => {
  it('has a default for everything', () => {
    expect(parseSiteConfig('', 'site.yaml')).toEqual({
      name: 'Broadsheet',
      description: 'Research papers, day by day.',
      language: 'en-GB',
      dates: 'long',
      fonts: { text: 'source-serif', interface: 'sans' },
      links: [],
      show: {
        upvotes: true,
        comments: true,
        stars: true,
        code: true,
        topics: true,
        abstracts: true,
        related: true,
        trending: true,
        authors: true,
        cards: true,
      },
      limits: { recentDays: 6, mostUpvoted: 5, topicPapers: 30, relatedPapers: 6, feedPapers: 50 },
      authors: { minPapers: 2 },
    });
  });

  it('is shipped as a file that says just the defaults, and names every key', () => {
    expect(parseSiteConfig(shipped, 'content/site.yaml')).toEqual(parseSiteConfig('', 'site.yaml'));
    for (const key of Object.keys(siteConfigSchema.shape))
      expect(shipped).toMatch(new RegExp(`^(?:# )?${key}:`, 'mu'));
    const { show, limits } = parseSiteConfig('', 'site.yaml');
    for (const key of Object.keys({ ...show, ...limits }))
      expect(shipped).toMatch(new RegExp(`^  ${key}: `, 'mu'));
  });

  it('shows examples that work when their marks are taken away', () => {
    const examples = [...shipped.matchAll(/^# (\w+):.*(?:\n# {3,}.*)*/gmu)]
      .filter(([, key = '']) => Object.hasOwn(siteConfigSchema.shape, key))
      .map(([example]) => example.replaceAll(/^# /gmu, ''));
    expect(examples.length).toBeGreaterThanOrEqual(7);
    for (const example of examples) expect(problemsOf(example), example).toEqual([]);
    const [fonts = ''] = /\{ regular: .* \}/u.exec(shipped) ?? [];
    expect(problemsOf(`fonts:\n  text: ${fonts}\n`)).toEqual([]);
  });

  it('takes a logo as one file, or as one for each theme', () => {
    expect(parseSiteConfig('logo: marks/ours.svg', '').logo).toEqual({
      file: 'marks/ours.svg',
      alone: false,
    });
    expect(parseSiteConfig('logo: { file: a.png, dark: b.png, alone: true }', '').logo).toEqual({
      file: 'a.png',
      dark: 'b.png',
      alone: true,
    });
  });

  it('takes nothing as nothing said', () => {
    expect(parseSiteConfig('show:\naccent:\n', '')).toEqual(parseSiteConfig('', ''));
  });

  it('says what a colour, a font, a picture or a number has to be', () => {
    const first = (yaml: string) => problemsOf(yaml)[0]?.split('\n')[0] ?? '';
    expect(first('accent: reddish')).toBe(
      'site.yaml:1:1: `accent` does not fit: must be an opaque colour: "#7a1f2b", rgb(122 31 43), hsl(352 59% 30%), oklch(0.42 0.12 20) or a name such as teal.',
    );
    expect(first('fonts:\n  text: Comic Sans')).toMatch(
      /^site\.yaml:2:3: `fonts\.text` .*source-serif, serif, sans/u,
    );
    expect(first('logo: logo.gif')).toMatch(/^site\.yaml:1:1: `logo` .*ends in \.svg or \.png\./u);
    expect(first('icon: ../icon.svg')).toMatch(/must be the path of a file in the content folder/u);
    expect(first('limits:\n  feedPapers: 0')).toMatch(/^site\.yaml:2:3: `limits\.feedPapers` does not fit/u);
    expect(first('dates: american')).toMatch(/must be long, short or iso/u);
    expect(first('show:\n  votes: false')).toMatch(/^site\.yaml:2:3: There is no setting `show\.votes`/u);
    expect(problemsOf('show:\n  votes: false')[0]).toContain('hint: The settings here are upvotes, comments');
  });

  it('names the place at which a file is named that is not there', () => {
    const yaml = 'name: Ours\nlogo:\n  file: logo.svg\n  dark: dark.svg\nfonts:\n  text: Ours.woff2\n';
    expect(problemsOf(yaml, (file) => file === 'logo.svg').map((problem) => problem.split('\n')[0])).toEqual([
      'site.yaml:4:3: There is no file dark.svg beside the settings.',
      'site.yaml:6:3: There is no file Ours.woff2 beside the settings.',
    ]);
  });

  it('names the place of a key that it does not know, and the keys that it knows', () => {
    const [problem = ''] = problemsOf('name: Ours\ntitel: Ours\n');
    expect(problem).toMatch(/^site\.yaml:2:1: There is no setting `titel`\.\n {2}hint: .*description/);
    expect(problemsOf('links:\n  - label: A\n    url: https://example.org/\n    colour: red\n')[0]).toMatch(
      /^site\.yaml:4:5: There is no setting `links\.0\.colour`\.\n {2}hint: The settings here are label, url\./,
    );
  });

  it('collects every problem', () => {
    const problems = problemsOf('name: ""\nurl: ftp://example.org\nlanguage: englisch!\n');
    expect(problems.map((problem) => problem.slice(0, 13))).toEqual([
      'site.yaml:1:1',
      'site.yaml:2:1',
      'site.yaml:3:1',
    ]);
    expect(problems[1]).toContain('must be an http or https address');
  });

  it('names the place of what is no YAML', () => {
    expect(problemsOf('name: "Ours\n')[0]).toMatch(/^site\.yaml:\d+:\d+: .+\n {2}hint: /);
  });

  it('says so where the file is no list of settings at all', () => {
    expect(problemsOf('- name\n')[0]).toMatch(/^site\.yaml:1:1: The file does not fit/);
  });
});
