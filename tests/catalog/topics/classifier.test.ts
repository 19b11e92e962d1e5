import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ClassifiablePaper,
  createClassifier,
  unknownPins,
} from '../../../src/catalog/topics/classifier.ts';
import { parseTopicsFile } from '../../../src/catalog/topics/topics-file.ts';
import { growthOf } from '../../growth.ts';

const GARDEN = parseTopicsFile(
  `groups: [Garden]
topics:
  - slug: tools
    label: Tools
    group: Garden
    description: Things to dig with.
    phrases: [spade, garden fork, hand-held shears, dig*, seed analysis, berry, hoe]
    hints: [tool]
  - slug: agents
    label: Agents
    group: Garden
    description: Those who act.
    phrases: [GNOME, agent, weed killer]
    hints: [helper, small helper]
    exclude: [cleaning agent, estate agents in town]
  - slug: water
    label: Water
    group: Garden
    description: Wet things.
    phrases: [pond, rain barrel]
    categories: [gar.WA, aqua]
  - slug: soil
    label: Soil
    group: Garden
    description: What lies below.
    phrases: [soil, compost]
  - slug: birds
    label: Birds
    group: Garden
    description: What flies above.
    phrases: [wren, robin]
`,
  'garden.yaml',
);
const classify = createClassifier(GARDEN);
const ofTitle = (title: string): string[] => classify({ title, abstract: '' });
const ofAbstract = (abstract: string): string[] => classify({ title: '', abstract });

describe('a phrase', () => {
  test('is found in any case', () => {
    expect(ofTitle('A SPADE for every gardener')).toEqual(['tools']);
  });

  test('is found as whole words only', () => {
    expect(ofTitle('Spadework for the shoemaker')).toEqual([]);
    expect(ofTitle('Späte Wrenéßen')).toEqual([]);
  });

  test.each(['Two spades', 'Garden forks', 'Seed analyses', 'Berries'])(
    'is found in its plural: %s',
    (title) => {
      expect(ofTitle(title)).toEqual(['tools']);
    },
  );

  test.each([
    'Hand-held shears',
    'Hand held shears',
    'Hand\u2011held shears',
    'Hand\u2013held shears',
    'Hand\u2212held shears',
    'Hand \u2014 held\nshears',
    'Hand-\u00ADheld she\u00ADars',
    '*Hand-held* shears',
    'Ｈａｎｄ－held shears',
  ])('is the same with any dash or space: %j', (title) => {
    expect(ofTitle(title)).toEqual(['tools']);
  });

  test('ends at a mark between sentences or clauses', () => {
    expect(ofTitle('In the garden. Fork of the road')).toEqual([]);
    expect(ofTitle('In the garden, fork in hand')).toEqual([]);
    expect(ofTitle('In the garden (fork in hand)')).toEqual([]);
  });

  test('with a star matches every word that begins so', () => {
    for (const title of ['Dig', 'Digging deep', 'A digger']) expect(ofTitle(title)).toEqual(['tools']);
    expect(ofTitle('An indignant neighbour')).toEqual([]);
  });

  test('in capitals is found as written, and in its plural', () => {
    expect(ofTitle('GNOME for everyone')).toEqual(['agents']);
    expect(ofTitle('Two GNOMEs')).toEqual(['agents']);
    expect(ofTitle('A gnome in the garden')).toEqual([]);
  });
});

describe('a score', () => {
  test('is enough with one phrase in the title, and not with one in the abstract', () => {
    expect(ofTitle('The pond')).toEqual(['water']);
    expect(ofAbstract('There was a pond.')).toEqual([]);
  });

  test('grows with different phrases more than with the same one again', () => {
    expect(ofAbstract('A pond, a pond, a pond, a pond, and once more a pond.')).toEqual([]);
    expect(ofAbstract('A pond, a pond, and a rain barrel.')).toEqual(['water']);
  });

  test('weighs the title more than the abstract', () => {
    const abstract = 'Compost and soil, soil and compost.';
    expect(classify({ title: 'The pond and its rain barrel', abstract })).toEqual(['water', 'soil']);
    expect(classify({ title: '', abstract: `${abstract} A pond.` })).toEqual(['soil']);
  });

  test('counts keywords like the abstract, each on its own', () => {
    expect(classify({ title: '', abstract: 'A pond, a pond.', keywords: ['rain barrel'] })).toEqual([
      'water',
    ]);
    expect(classify({ title: '', abstract: 'A pond, a pond.', keywords: ['rain', 'barrel'] })).toEqual([]);
  });

  test('leaves out a topic that is far behind the best', () => {
    const title = 'Wren and robin, soil';
    expect(ofTitle(title)).toEqual(['birds', 'soil']);
    const abstract = 'The wren and the robin; the robin and the wren.';
    expect(classify({ title, abstract })).toEqual(['birds']);
  });
});

describe('a hint', () => {
  test('does not decide alone, however often it stands', () => {
    expect(ofAbstract('A helper, a helper, a small helper, helpers, helpers.')).toEqual([]);
    expect(ofTitle('The helper')).toEqual([]);
  });

  test('strengthens what a phrase has suggested', () => {
    expect(ofAbstract('An agent, an agent.')).toEqual([]);
    expect(ofAbstract('An agent, an agent, a helper, another helper, a small helper.')).toEqual(['agents']);
  });

  test('suggests a topic from the title', () => {
    expect(classify({ title: 'The helper', abstract: 'This is about an agent.' })).toEqual(['agents']);
  });
});

describe('an excluded expression', () => {
  test('hides the phrases inside it', () => {
    expect(ofTitle('A cleaning agent for glass')).toEqual([]);
    expect(ofTitle('Cleaning agents for glass')).toEqual([]);
    expect(ofTitle('Estate agents in town')).toEqual([]);
  });

  test('does not hide them elsewhere in the text', () => {
    expect(ofTitle('An agent sells a cleaning agent')).toEqual(['agents']);
    expect(ofTitle('Estate agents')).toEqual(['agents']);
  });
});

describe('a category', () => {
  const abstract = 'There was a pond.';

  test('adds more as the first one than as another one', () => {
    expect(classify({ title: '', abstract, categories: ['gar.WA', 'gar.XX'] })).toEqual(['water']);
    expect(classify({ title: '', abstract, categories: ['gar.XX', 'gar.WA'] })).toEqual([]);
    expect(classify({ title: '', abstract: `${abstract} A pond.`, categories: ['gar.XX'] })).toEqual([]);
  });

  test('does not decide alone', () => {
    expect(classify({ title: 'Untold', abstract: '', categories: ['gar.WA'] })).toEqual([]);
  });

  test('stands for the whole archive when it names one', () => {
    expect(classify({ title: '', abstract, categories: ['aqua.FR'] })).toEqual(['water']);
    expect(classify({ title: '', abstract, categories: ['aqua'] })).toEqual(['water']);
    expect(classify({ title: '', abstract, categories: ['aquatic.FR'] })).toEqual([]);
  });
});

describe('pinned topics', () => {
  const paper = { title: 'The pond', abstract: 'The pond.' };

  test('replace what the rules say, in their own order and number', () => {
    const pinned = ['birds', 'soil', 'tools', 'agents'];
    expect(classify({ ...paper, pinned })).toEqual(pinned);
  });

  test('count once, and only where the vocabulary knows them', () => {
    expect(classify({ ...paper, pinned: ['birds', 'lawn', 'birds'] })).toEqual(['birds']);
  });

  test('mean no topic when there are none', () => {
    expect(classify({ ...paper, pinned: [] })).toEqual([]);
    expect(classify({ ...paper, pinned: ['lawn'] })).toEqual([]);
  });

  test('that are unknown can be asked for', () => {
    expect(unknownPins(GARDEN, ['lawn', 'birds', 'moss', 'lawn'])).toEqual(['lawn', 'moss']);
  });
});

describe('the topics of a paper', () => {
  test('are at most three, the best first, equal ones in the order of the vocabulary', () => {
    expect(ofTitle('Robin and wren, soil, pond, agent, spade')).toEqual(['birds', 'tools', 'agents']);
    expect(ofTitle('Soil, pond')).toEqual(['water', 'soil']);
  });

  test('are fewer when the vocabulary says so', () => {
    const one = createClassifier({ ...GARDEN, limits: { ...GARDEN.limits, perPaper: 1 } });
    expect(one({ title: 'Soil, pond', abstract: '' })).toEqual(['water']);
  });

  test('are none when the vocabulary is empty', () => {
    expect(createClassifier(parseTopicsFile('', 'none.yaml'))({ title: 'Soil', abstract: '' })).toEqual([]);
  });
});

const SHIPPED = parseTopicsFile(
  readFileSync(new URL('../../../content/topics.yaml', import.meta.url), 'utf8'),
  'content/topics.yaml',
);
const classifyShipped = createClassifier(SHIPPED);

describe('the vocabulary that comes with the project', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    [
      'Teaching a Walking Robot to Climb Stairs by Trial and Error',
      'We train a legged robot with reinforcement learning in simulation, and carry the policy over to the machine. ' +
        'Sim-to-real transfer needs no tuning. The reward is sparse, and policy gradient updates stay stable.',
      ['robotics', 'reinforcement-learning'],
    ],
    [
      'Eight Bits Are Plenty',
      'Weights of large language models are rounded to 4-bit and 8-bit integers. Post-training quantization and ' +
        'pruning together keep accuracy. Our quantized models need less memory.',
      ['compression'],
    ],
    [
      'A Sharper Regret Bound for Contextual Bandits',
      'We study linear bandits with many arms. Thompson sampling attains the regret bound.',
      ['online-learning'],
    ],
    [
      'Painting with Words: Faster Text-to-Image Synthesis',
      'A diffusion model draws pictures from captions, and learns image editing too. Flow matching and guidance help.',
      ['image-generation', 'generative-models'],
    ],
    [
      'Who Pays for the Ferry? Sharing Costs Among Selfish Passengers',
      'Each player picks a boat. A pure Nash equilibrium always exists, and the price of anarchy stays below two.',
      ['games'],
    ],
    [
      'Gossip in the Barn: Ad Hoc Networks of Cattle Tags',
      'A routing protocol for mobile nodes keeps packet loss low, and a MAC protocol with short duty cycles saves power.',
      ['networking'],
    ],
    [
      'Spinning Down: the Late Life of a Pulsar',
      'The radio telescope followed a neutron star for years. Its light curve tells of a quiet companion.',
      ['astronomy'],
    ],
  ];

  test.each(cases)('gives %j the topics a reader expects', (title, abstract, topics) => {
    expect(classifyShipped({ title, abstract })).toEqual(topics);
  });

  test('is not led astray by common words in passing', () => {
    const abstract =
      'We count the pebbles of a small brook. As in neural network training or language models, optimization is ' +
      'hard, and agents in the real world pay attention to the state of the art. Code is available.';
    expect(classifyShipped({ title: 'Counting Pebbles', abstract })).toEqual([]);
  });
});

describe('odd input', () => {
  test.each([
    '',
    ' ',
    '---',
    '🐦🌧️🪱',
    '机器学习与机器人',
    'مرحبا',
    '\u0000\uD800',
    '<think> \u2028',
    '*'.repeat(99),
  ])('gives no topic and no error: %j', (text) => {
    expect(classifyShipped({ title: text, abstract: text })).toEqual([]);
  });

  test('between emoji leaves phrases to be found', () => {
    expect(ofTitle('🐦robin🐦')).toEqual(['birds']);
  });

  test.each([
    ['phrases without end', 'deep reinforcement learning agent for fine-tuning '],
    ['one word without end', 'a'],
    ['marks without end', '-*_/'],
    ['beginnings of phrases', 'large language model multi-modal large '],
    ['accents without end', 'e\u0301\u0301'],
  ])('is classified in a time proportional to its length: %s', async (_, piece) => {
    const classify = (size: number) => {
      const text = piece.repeat(Math.ceil(size / piece.length));
      return classifyShipped({ title: text, abstract: text });
    };
    expect(await growthOf(classify, 100_000)).toBeLessThan(3);
  });

  const vocabularyWord = fc.constantFrom(
    ...SHIPPED.topics.flatMap(({ phrases, hints }) => [...phrases, ...hints]),
  );
  const text = fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), vocabularyWord))
    .map((parts) => parts.join(' '));

  test('never makes it fail, give an unknown topic, more than three, one twice, or another answer next time', () => {
    const slugs = new Set(SHIPPED.topics.map(({ slug }) => slug));
    const papers: fc.Arbitrary<ClassifiablePaper> = fc.record({
      title: text,
      abstract: text,
      categories: fc.array(fc.constantFrom('cs.CV', 'quant-ph', 'q-bio.QM', '', '.')),
      keywords: fc.array(text),
    });
    fc.assert(
      fc.property(papers, (paper) => {
        const topics = classifyShipped(paper);
        expect(topics.length).toBeLessThanOrEqual(3);
        expect(new Set(topics).size).toBe(topics.length);
        for (const topic of topics) expect(slugs).toContain(topic);
        expect(createClassifier(SHIPPED)(paper)).toEqual(topics);
      }),
      { numRuns: 50 },
    );
  });

  test('among pins never lets an unknown topic through', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('birds', 'soil'))), (pinned) => {
        const topics = classify({ title: '', abstract: '', pinned });
        expect([...topics, ...unknownPins(GARDEN, pinned)].sort()).toEqual([...new Set(pinned)].sort());
      }),
    );
  });
});
