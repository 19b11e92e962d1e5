import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeUnknownTopic, resolveTopic, withTopic } from '../../../src/search/query/topic-resolver.ts';

describe('a topic', () => {
  const topics = [
    { slug: 'computer-vision', label: 'Computer vision' },
    { slug: 'computers-society', label: 'Computers and society' },
    { slug: 'video', label: 'Video & motion' },
    { slug: 'motion-planning', label: 'Planning of motion' },
    { slug: 'nlp', label: 'Language models' },
    { slug: 'vision', label: 'Vision' },
    { slug: 'poincare', label: 'Poincaré maps' },
  ];

  test.each([
    ['computer-vision', 'computer-vision'],
    ['COMPUTER VISION', 'computer-vision'],
    ['vision', 'vision'],
    ['lang', 'nlp'],
    ['NLP', 'nlp'],
    ['society', 'computers-society'],
    ['computers', 'computers-society'],
    ['models', 'nlp'],
    ['poincare maps', 'poincare'],
    ['video-motion', 'video'],
  ])('is found by its slug, its label, or a prefix that no other topic has: %s', (name, slug) => {
    expect(resolveTopic(name, topics)?.slug).toBe(slug);
  });

  test('is found by a former slug, unless another topic has it now', () => {
    const renamed = [
      { slug: 'robots', label: 'Robots', was: ['machines', 'video'] },
      { slug: 'video', label: 'Video' },
    ];
    expect(resolveTopic('Machines', renamed)?.slug).toBe('robots');
    expect(resolveTopic('video', renamed)?.slug).toBe('video');
    expect(resolveTopic('machine', renamed)).toBeUndefined();
  });

  test.each(['comp', 'robots', '', '-', 'anguage'])('is not guessed: “%s”', (name) => {
    expect(resolveTopic(name, topics)).toBeUndefined();
  });

  test('is always found by its own slug and label', () => {
    fc.assert(
      fc.property(fc.constantFrom(...topics), fc.boolean(), (topic, bySlug) => {
        expect(resolveTopic(bySlug ? topic.slug : topic.label.toUpperCase(), topics)).toBe(topic);
      }),
    );
  });

  test('that is named by a prefix of several has all of them as suggestions, those that begin with it first', () => {
    expect(describeUnknownTopic('mo', topics)).toEqual({
      name: 'mo',
      isPrefix: true,
      suggestions: [topics[3], topics[2], topics[4]].map((topic) =>
        expect.objectContaining({ slug: topic?.slug }),
      ),
    });
    expect(describeUnknownTopic('comp', topics).suggestions.map(({ slug }) => slug)).toEqual([
      'computer-vision',
      'computers-society',
    ]);
  });

  test.each([
    ['vison', ['computer-vision', 'vision']],
    ['Langauge', ['nlp']],
    ['planing methods', ['motion-planning']],
    ['visions', ['computer-vision', 'vision']],
    ['nonsense', []],
    ['', []],
  ])('that does not exist has similar ones as suggestions: %s', (name, slugs) => {
    const { suggestions, isPrefix } = describeUnknownTopic(name, topics);
    expect(suggestions.map(({ slug }) => slug)).toEqual(slugs);
    expect(isPrefix).toBe(false);
  });

  test('can replace the typed name in a query', () => {
    expect(withTopic('graphs topic:"vison of  it" -x', 'vison of it', 'vision')).toBe(
      'graphs topic:vision -x',
    );
    expect(withTopic('topic:a topic:b', 'b', 'vision')).toBe('topic:a topic:vision');
    expect(withTopic('graphs', 'vison', 'vision')).toBe('graphs');
  });
});
