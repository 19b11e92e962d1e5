import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { siteConfigSchema } from '../../src/site/config.ts';
import { ConfigError, type ConfigProblem, problemLine } from '../../src/site/config-error.ts';
import { parseSiteConfig, type ReadOwn, readSiteConfig } from '../../src/site/config-file.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../content/site.yaml'), 'utf8');

/** All problems as they are printed. */
function problemsOf(yaml: string, read?: ReadOwn): readonly string[] {
  return errorsOf(yaml, read).map(problemLine);
}

function errorsOf(yaml: string, read?: ReadOwn): readonly ConfigProblem[] {
  try {
    readSiteConfig(yaml, 'site.yaml', read);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the site configuration', () => {
  test('has a default for everything', () => {
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
        forYou: true,
        cards: true,
      },
      limits: { recentDays: 6, mostUpvoted: 5, topicPapers: 30, relatedPapers: 6, feedPapers: 50 },
      offline: true,
      search: { meaning: true },
      authors: { minPapers: 2 },
      sources: [],
      digest: { feed: false, perMinute: 60 },
      subscribers: { perHour: 300 },
    });
  });

  test('is shipped as a file with the defaults, which names every key', () => {
    expect(parseSiteConfig(shipped, 'content/site.yaml')).toEqual(parseSiteConfig('', 'site.yaml'));
    for (const key of Object.keys(siteConfigSchema.shape))
      expect(shipped).toMatch(new RegExp(`^(?:# )?${key}:`, 'mu'));
    const { show, limits } = parseSiteConfig('', 'site.yaml');
    for (const key of Object.keys({ ...show, ...limits }))
      expect(shipped).toMatch(new RegExp(`^  ${key}: `, 'mu'));
  });

  test('has examples in comments that are valid settings', () => {
    const examples = [...shipped.matchAll(/^# (\w+):.*(?:\n# {3,}.*)*/gmu)]
      .filter(([, key = '']) => Object.hasOwn(siteConfigSchema.shape, key))
      .map(([example]) => example.replaceAll(/^# /gmu, ''));
    expect(examples.length).toBeGreaterThanOrEqual(7);
    for (const example of examples) expect(problemsOf(example), example).toEqual([]);
    const [fonts = ''] = /\{ regular: .* \}/u.exec(shipped) ?? [];
    expect(problemsOf(`fonts:\n  text: ${fonts}\n`)).toEqual([]);
  });

  test('names the sources of the daily job, and what a source lacks or does not take', () => {
    const { sources } = parseSiteConfig('sources: [{ from: hf }, { from: arxiv, query: x, max: 5 }]', '');
    expect(sources).toEqual([{ from: 'hf' }, { from: 'arxiv', query: 'x', max: 5 }]);
    const first = (source: string) => problemsOf(`sources:\n  - ${source}\n`)[0];
    expect(first('{ from: arxiv }')).toContain(
      '`sources.0` does not fit: needs categories, a query, or both.',
    );
    expect(first('{ from: oai }')).toContain('needs a set');
    expect(first('{ from: announcements, categories: [] }')).toContain('must not be empty');
    expect(first('{ from: hf, query: x }')).toContain('`sources.0.query` does not fit: has no meaning');
    expect(first('{ from: hf, bas: x }')).toContain('Did you mean `base`?');
    expect(first('{ from: usenet }')).toContain('must be hf, announcements, arxiv or oai');
    expect(first('hf')).toContain('must be settings, such as { from: hf }');
  });

  test('takes a logo as one file, or as one for each theme', () => {
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

  test('accepts a group whose settings are all commented out', () => {
    expect(parseSiteConfig('show:\n  # cards: false\nlinks:\n', '')).toEqual(parseSiteConfig('', ''));
  });

  test('reports a setting without a value', () => {
    expect(problemsOf('name:\nurl: ~\nlimits:\n  recentDays:\n')).toEqual([
      'site.yaml:1:1: `name` has no value. Give it one, or leave the line out.',
      'site.yaml:2:1: `url` has no value. Give it one, or leave the line out.',
      'site.yaml:4:3: `limits.recentDays` has no value. Give it one, or leave the line out.',
    ]);
  });

  test('reports a # that turns a value into a comment', () => {
    expect(problemsOf('name: Ours\naccent: #5a3d8c\n')).toEqual([
      'site.yaml:2:1: `accent` has no value. A # begins a comment; put the value in quotes: accent: "#5a3d8c"',
    ]);
    expect(errorsOf('footer: #1 of its kind')[0]?.hint).toContain('footer: "#1 of its kind"');
    expect(errorsOf('show: #all')[0]?.message).toBe('`show` has no value.');
    expect(errorsOf('limits:\n  feedPapers: #20')[0]?.hint).not.toContain('quotes');
  });

  test('notes a # that may have cut a value short', () => {
    const notes = (yaml: string) => readSiteConfig(yaml, 'site.yaml').notes.map(problemLine);
    expect(notes('name: Desk #9\n')).toEqual([
      'site.yaml:1:1: `name` is “Desk”, since a # begins a comment. If “#9” belongs to it, put all of it in quotes.',
    ]);
    expect(notes('name: Desk # ours\naccent: "#5a3d8c" #mine\ndescription: "Desk #9"\nfooter: C#\n')).toEqual(
      [],
    );
  });

  test.each(['klingon', 'xx-invalid', 'german', 'la', 'de_DE', 'english!', '""'])(
    'takes no language that it could not write dates in, such as %s',
    (tag) => {
      expect(errorsOf(`language: ${tag}`)[0]?.message).toMatch(/^`language` does not fit: must be/u);
    },
  );

  test.each(['de', 'en-US', 'zh-Hant', 'pt-BR', 'en-GB-oxendict'])('takes the language %s', (tag) => {
    expect(parseSiteConfig(`language: ${tag}`, '').language).toBe(tag);
  });

  test('reports a value of another type in words of Broadsheet’s own', () => {
    expect(
      errorsOf('name: 2024\nlimits: 7\nlinks: here\nshow: [upvotes]\n').map(({ message }) => message),
    ).toEqual([
      '`name` does not fit: must be text; put it in quotes.',
      '`limits` does not fit: must be settings, each a name with a colon and a value.',
      '`links` does not fit: must be a list.',
      '`show` does not fit: must be settings, each a name with a colon and a value.',
    ]);
    expect(errorsOf('show:\n  stars: "no"')[0]?.message).toContain('must be true or false');
    expect(errorsOf('url: https://papers.example.org/?x=1')[0]?.message).toContain('without ? and #');
    for (const address of ['https://me:secret@papers.example.org/', 'https://token@papers.example.org/'])
      expect(errorsOf(`url: ${address}`)[0]?.message).toContain('no name and no password');
    expect(errorsOf('links:\n  - label: A\n    url: https://me:secret@example.org/')[0]?.message).toContain(
      'no password',
    );
  });

  test('suggests the key that was probably meant', () => {
    const hints = (yaml: string) => errorsOf(yaml).map(({ hint }) => hint);
    expect(hints('acent: teal')).toEqual(['Did you mean `accent`?']);
    expect(hints('limits: { recent_days: 4 }')).toEqual(['Did you mean `recentDays`?']);
    expect(hints('logo: { file: a.png, drak: b.png }')).toEqual(['Did you mean `dark`?']);
    expect(hints('recentDays: 4')).toEqual(['`recentDays` belongs below `limits`, indented.']);
  });

  test('reports invalid YAML alone, and a duplicate key together with other mistakes', () => {
    expect(errorsOf('name: *ours')[0]?.message).toContain('alias');
    expect(errorsOf('name: &a [*a]')[0]?.message).toContain('alias');
    expect(errorsOf('show:\n\tstars: true')[0]?.hint).toBe('Indent with spaces.');
    expect(errorsOf('name: A\n---\nname: B')[0]?.message).toContain('second document');
    expect(errorsOf('name: A\nname: B\nacent: teal').map(({ line }) => line)).toEqual([2, 3]);
  });

  test('names the valid values of a colour, a font, a picture or a number', () => {
    const first = (yaml: string) => problemsOf(yaml)[0]?.replace(/ The shipped content.*/u, '') ?? '';
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
    expect(problemsOf('show:\n  sidebar: false')[0]).toContain('The settings here are upvotes, comments');
  });

  test('names the place of a setting whose file does not exist', () => {
    const yaml = 'name: Ours\nlogo:\n  file: logo.svg\n  dark: dark.svg\nfonts:\n  text: Ours.woff2\n';
    const svg = Buffer.from('<svg viewBox="0 0 8 8"/>');
    const read = (file: string) => (file === 'logo.svg' ? svg : undefined);
    expect(problemsOf(yaml, read).map((problem) => problem.split(' Put it')[0])).toEqual([
      'site.yaml:4:3: There is no file dark.svg beside the settings.',
      'site.yaml:6:3: There is no file Ours.woff2 beside the settings.',
    ]);
  });

  test('reports a logo that is not a picture', () => {
    expect(errorsOf('logo: logo.png', () => Buffer.from('GIF89a'))[0]).toMatchObject({
      line: 1,
      message: 'The logo logo.png has no size, or is not a picture.',
    });
  });

  test('names the place of an unknown key, and the known keys', () => {
    const [problem = ''] = problemsOf('name: Ours\ntitel: Ours\n');
    expect(problem).toMatch(/^site\.yaml:2:1: There is no setting `titel`\. .*description/);
    expect(problemsOf('links:\n  - label: A\n    url: https://example.org/\n    colour: red\n')[0]).toMatch(
      /^site\.yaml:4:5: There is no setting `links\.0\.colour`\. The settings here are label, url\./,
    );
  });

  test('collects every problem', () => {
    const problems = problemsOf('name: ""\nurl: ftp://example.org\nlanguage: englisch!\n');
    expect(problems.map((problem) => problem.slice(0, 13))).toEqual([
      'site.yaml:1:1',
      'site.yaml:2:1',
      'site.yaml:3:1',
    ]);
    expect(problems[1]).toContain('must be an http or https address');
  });

  test('names the place of invalid YAML', () => {
    expect(problemsOf('name: "Ours\n')[0]).toMatch(/^site\.yaml:\d+:\d+: This is not valid YAML: .+ quotes/);
  });

  test('reports a file that has no settings', () => {
    expect(problemsOf('- name\n')[0]).toMatch(/^site\.yaml:1:1: The file does not fit/);
  });
});
