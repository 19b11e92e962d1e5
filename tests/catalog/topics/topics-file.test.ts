import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseTopicsFile, type TopicsFile } from '../../../src/catalog/topics/topics-file.ts';
import { ConfigError, type ConfigProblem, problemLine } from '../../../src/site/config-error.ts';

const GOOD = `groups:
  - Plants
  - Tools
topics:
  - slug: trees
    label: Trees
    group: Plants
    description: Everything with a trunk.
    phrases: [oak, beech]
  - slug: spades
    label: Spades
    group: Tools
    description: Everything to dig with.
    phrases: [spade]
`;

/** Everything wrong with the text, in the order of its lines. */
function problemsOf(text: string): readonly ConfigProblem[] {
  try {
    parseTopicsFile(text, 'my/topics.yaml');
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('The text was accepted.');
}

/** The first problem of the text; `where` is its line and column. */
function errorOf(text: string): { where: string; message: string; hint: string } {
  const [problem] = problemsOf(text);
  if (problem === undefined) throw new Error('There is no problem.');
  const { line, column, message, hint } = problem;
  expect(problemLine(problem)).toBe(`my/topics.yaml:${line}:${column}: ${message} ${hint}`);
  return { where: `${line}:${column}`, message, hint };
}

describe('a vocabulary', () => {
  test('keeps topics in their order and fills in what they leave out', () => {
    const { topics, groups, limits } = parseTopicsFile(GOOD, 'topics.yaml');
    expect(topics.map(({ slug }) => slug)).toEqual(['trees', 'spades']);
    expect(topics[0]).toMatchObject({ phrases: ['oak', 'beech'], hints: [], categories: [], exclude: [] });
    expect(groups).toEqual(['Plants', 'Tools']);
    expect(limits).toEqual({ perPaper: 3, minimumScore: 5, shareOfBest: 0.45 });
  });

  test('takes limits one by one', () => {
    const { limits } = parseTopicsFile(`limits: { perPaper: 1 }\n${GOOD}`, 'topics.yaml');
    expect(limits).toEqual({ perPaper: 1, minimumScore: 5, shareOfBest: 0.45 });
  });

  test.each(['', '\n\n', '# nothing but a comment\n'])('has no topics when the text is %j', (text) => {
    expect(parseTopicsFile(text, 'topics.yaml').topics).toEqual([]);
  });

  test('may be written with a byte-order mark and Windows line ends', () => {
    const text = `\uFEFF${GOOD.replaceAll('\n', '\r\n')}`;
    expect(parseTopicsFile(text, 'topics.yaml').topics).toHaveLength(2);
  });
});

describe('a mistake in a vocabulary', () => {
  test('is reported where YAML cannot be read', () => {
    const { where, hint } = errorOf(`${GOOD}    not a key\n`);
    expect(where).toBe('15:5');
    expect(hint).toContain('quotes');
  });

  test('is reported at an unknown key, so that a typing mistake shows', () => {
    const { where, message } = errorOf(GOOD.replace('    phrases: [spade]', '    phrase: [spade]'));
    expect(where).toBe('14:5');
    expect(message).toContain('topic "spades" has the unknown key "phrase"');
  });

  test('is reported at an unknown key at the top', () => {
    expect(errorOf(`${GOOD}colour: red\n`).where).toBe('15:1');
  });

  test('is reported at the second use of a slug, and says where the first is', () => {
    const { where, message } = errorOf(GOOD.replace('slug: spades', 'slug: trees'));
    expect(where).toBe('10:11');
    expect(message).toContain('"trees" is used twice, first at line 5, column 11');
  });

  test('is reported at a group that is not listed', () => {
    const { where, message, hint } = errorOf(GOOD.replace('group: Tools', 'group: Tolls'));
    expect(where).toBe('12:12');
    expect(message).toContain('"Tolls" is not one of the groups');
    expect(hint).toContain('`groups`');
  });

  test('is reported at the topic that lacks a field', () => {
    const { where, message } = errorOf(GOOD.replace('    label: Spades\n', ''));
    expect(where).toBe('10:5');
    expect(message).toContain('topic "spades": label is missing');
  });

  test('is reported at a topic without rules', () => {
    const { where, message } = errorOf(GOOD.replace('[spade]', '[]'));
    expect(where).toBe('10:5');
    expect(message).toContain('no paper could ever get it');
  });

  test.each([
    ['Garden Tools', 'is not a slug'],
    ['spades-', 'is not a slug'],
    ['spades/2', 'is not a slug'],
    ['s'.repeat(101), 'is longer than 100 characters'],
  ])('is reported at the slug %j', (slug, problem) => {
    const { where, message } = errorOf(GOOD.replace('slug: spades', `slug: ${slug}`));
    expect(where).toBe('10:11');
    expect(message).toContain(problem);
  });

  test.each([
    ['"sp*"', 'fewer than three letters'],
    ['"*"', 'is not a phrase'],
    ['"spa*de"', 'is not a phrase'],
    ['"spade, fork"', 'is not a phrase'],
    ['"   "', 'is empty'],
    ['7', 'must be text'],
    ['yes: 1', 'must be text'],
    ['*spade', 'is a YAML alias'],
    ['one two three four five six seven eight nine', 'is not a phrase'],
  ])('is reported at the phrase %s', (phrase, problem) => {
    const { where, message } = errorOf(GOOD.replace('[spade]', `[${phrase}]`));
    expect(where).toBe('14:15');
    expect(message).toContain(problem);
  });

  test('is reported at a phrase that is listed again with a dash', () => {
    const { where, message } = errorOf(GOOD.replace('[spade]', '[garden spade, garden-spade]'));
    expect(where).toBe('14:29');
    expect(message).toContain('"garden-spade" is listed twice');
  });

  test('is reported at a phrase that should be a list', () => {
    expect(errorOf(GOOD.replace('[spade]', 'spade')).message).toContain('must be a list');
  });

  test('is reported at something that is no category', () => {
    const { message, hint } = errorOf(`${GOOD}    categories: [Computer Science]\n`);
    expect(message).toContain('is not an arXiv category');
    expect(hint).toContain('quant-ph');
  });

  test.each([
    ['perPaper: 4', 'must be 1, 2 or 3'],
    ['minimumScore: 0', 'must be above 0'],
    ['shareOfBest: 2', 'must be 0 to 1'],
    ['shareOfBest: half', 'must be a number'],
  ])('is reported at the limit %s', (limit, problem) => {
    const { where, message } = errorOf(`limits: { ${limit} }\n${GOOD}`);
    expect(where.startsWith('1:')).toBe(true);
    expect(message).toContain(problem);
  });

  test.each(['- just\n- a list\n', 'a sentence\n', '42\n'])('is reported when the text is %j', (text) => {
    expect(errorOf(text).message).toContain('needs `groups` and `topics`');
  });
});

describe('several mistakes in a vocabulary', () => {
  test('are reported together, in the order of their lines', () => {
    const text = GOOD.replace('group: Plants', 'group: Plant')
      .replace('[oak, beech]', '[oak, oak]')
      .replace('slug: spades', 'slug: trees')
      .replace('phrases: [spade]', 'phrase: [spade]');
    expect(problemsOf(text).map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '7:12 topic "trees", group: "Plant" is not one of the groups.',
      '9:20 topic "trees", phrases: "oak" is listed twice.',
      '10:11 topic "trees", slug: "trees" is used twice, first at line 5, column 11.',
      '14:5 topic "trees" has the unknown key "phrase".',
    ]);
    expect(problemsOf(text).map(({ hint }) => /^Did you mean "(\w+)"/u.exec(hint)?.[1])).toEqual([
      'Plants',
      undefined,
      undefined,
      'phrases',
    ]);
  });

  test('are each one line that begins with its place', () => {
    const text = GOOD.replace('label: Trees', 'label: #1 among plants').replace(
      'group: Tools',
      'group: Toys',
    );
    const lines = problemsOf(text).map(problemLine);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^my\/topics\.yaml:6:\d+: topic "trees": label has no value\. .*#.*quotes/u);
    for (const line of lines) expect(line).not.toContain('\n');
  });
});

describe('a slug that a topic had before', () => {
  const renamed = (was: string) => `${GOOD}    was: ${was}\n`;

  test('is kept with the topic', () => {
    expect(parseTopicsFile(renamed('[shovels, old-tools]'), 'topics.yaml').topics[1]?.was).toEqual([
      'shovels',
      'old-tools',
    ]);
  });

  test.each([
    ['[trees]', 'spades", was: "trees" is the slug of a topic, first at line 5, column 11'],
    ['[spades]', 'was: "spades" is the slug of a topic'],
    ['[shovels, shovels]', 'was: "shovels" is listed twice'],
    ['[Old Tools]', 'was: "Old Tools" is not a slug'],
    ['shovels', 'must be a list'],
  ])('may not be %s', (was, problem) => {
    const { where, message } = errorOf(renamed(was));
    expect(where.startsWith('15:')).toBe(true);
    expect(message).toContain(problem);
  });

  test('may not be that of two topics', () => {
    const text = renamed('[shovels]').replace(
      '    phrases: [oak, beech]',
      '    phrases: [oak]\n    was: [shovels]',
    );
    expect(errorOf(text).message).toContain('"shovels" is the former slug of two topics, first at line 10');
  });
});

describe('a slug that no file may have as its name', () => {
  test.each(['con', 'aux', 'nul', 'com1', 'lpt9'])('is not %s', (slug) => {
    const { where, message } = errorOf(GOOD.replace('slug: trees', `slug: ${slug}`));
    expect(where).toBe('5:11');
    expect(message).toContain('Windows');
  });

  test('may begin like one', () => {
    const { topics } = parseTopicsFile(GOOD.replace('slug: trees', 'slug: con-artists'), 'topics.yaml');
    expect(topics[0]?.slug).toBe('con-artists');
  });
});

describe('the vocabulary that comes with the project', () => {
  const file = new URL('../../../content/topics.yaml', import.meta.url);
  const shipped: TopicsFile = parseTopicsFile(readFileSync(file, 'utf8'), 'content/topics.yaml');

  test('has each slug once, and topics in every group', () => {
    const slugs = shipped.topics.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(new Set(shipped.topics.map(({ group }) => group))).toEqual(new Set(shipped.groups));
  });

  test.each(shipped.topics)('tells readers what $label covers, and has rules for it', (topic) => {
    expect(topic.description).toMatch(/^\p{Lu}.{40,}\.$/u);
    expect(topic.phrases.length).toBeGreaterThan(0);
    expect(topic.phrases.filter((phrase) => topic.hints.includes(phrase))).toEqual([]);
  });
});
