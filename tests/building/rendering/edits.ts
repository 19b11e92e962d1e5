import fc from 'fast-check';
import type { CatalogPaper } from '../../../src/catalog/paper/catalog-paper.ts';
import { paper } from '../../catalog/papers.ts';
import type { SmallSite } from './small-site.ts';

/** A change of a site, as an ingest or a person makes it. */
export interface Edit {
  readonly name: string;
  apply(site: SmallSite): SmallSite;
}

const DAYS = ['2026-02-27', '2026-03-02', '2026-03-03', undefined];
const NAMES = ['Ada Byron', 'Bo Abel', 'Chen Wei', 'Dora Egge'];
const WORDS = ['robots', 'proteins', 'graphs', 'sparse attention', 'speech', '$x^2$'];

const day = fc.constantFrom(...DAYS);
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((chosen) => chosen.join(' for '));
const place = fc.nat();

const newPaper = fc
  .record({
    id: fc.integer({ min: 1, max: 30 }).map((number) => `2603.${String(number).padStart(5, '0')}`),
    listed: day,
    title: words,
    abstract: words.map((text) => `We study ${text}. It works.`),
    authors: fc.subarray(NAMES).map((names) => names.map((name) => ({ name }))),
    upvotes: fc.option(fc.nat({ max: 50 }), { nil: undefined }),
  })
  .map(({ listed, upvotes, ...fields }) =>
    paper({ ...fields, ...(listed !== undefined && { listed }), ...(upvotes !== undefined && { upvotes }) }),
  );

/** An edit of one of the papers, chosen by `at`. */
function ofPaper(name: string, at: number, change: (paper: CatalogPaper) => CatalogPaper[]): Edit {
  return {
    name,
    apply: ({ papers, topics }) => ({
      topics,
      papers: papers.flatMap((each, i) => (i === at % papers.length ? change(each) : [each])),
    }),
  };
}

/** Random edits. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: newPaper.map(
      (added): Edit => ({
        name: `add ${added.id}`,
        apply: ({ papers, topics }) => ({
          topics,
          papers: [...papers.filter(({ id }) => id !== added.id), added],
        }),
      }),
    ),
  },
  fc
    .tuple(place, words)
    .map(([at, abstract]) => ofPaper('edit an abstract', at, (each) => [{ ...each, abstract }])),
  fc.tuple(place, words).map(([at, title]) => ofPaper('edit a title', at, (each) => [{ ...each, title }])),
  fc
    .tuple(place, fc.nat({ max: 50 }))
    .map(([at, upvotes]) => ofPaper('vote', at, (each) => [{ ...each, upvotes }])),
  fc
    .tuple(place, day)
    .map(([at, listed]) =>
      ofPaper('move to another day', at, ({ listed: _, ...each }) => [
        { ...each, ...(listed !== undefined && { listed }) },
      ]),
    ),
  place.map((at) => ofPaper('delete or hide', at, () => [])),
  place.map((at) => ofPaper('give a former id', at, (each) => [{ ...each, aliases: [`old-${each.id}`] }])),
  place.map((at) => ofPaper('withdraw', at, (each) => [{ ...each, withdrawn: '2026-03-04' }])),
  fc
    .tuple(place, fc.constantFrom('2024-05-01', '2025-06-01'))
    .map(([at, published]) => ofPaper('publish', at, (each) => [{ ...each, published }])),
  fc
    .tuple(place, fc.subarray(NAMES, { minLength: 1 }))
    .map(([at, names]) =>
      ofPaper('correct the authors', at, (each) => [{ ...each, authors: names.map((name) => ({ name })) }]),
    ),
  fc
    .tuple(place, fc.constantFrom('ada byron', 'Ada Byron', 'ADA BYRON'))
    .map(([at, name]) =>
      ofPaper('spell an author otherwise', at, (each) => [{ ...each, authors: [{ name }] }]),
    ),
  place.map((at) => ofPaper('write a note', at, (each) => [{ ...each, notes: 'Read *this*.' }])),
  fc
    .tuple(place, fc.constantFrom(...NAMES))
    .map(([at, name]) =>
      ofPaper('add an author', at, (each) => [{ ...each, authors: [...(each.authors ?? []), { name }] }]),
    ),
  fc.constantFrom('Robots', 'Machines').map(
    (label): Edit => ({
      name: 'rename a topic',
      apply: ({ papers, topics: [first, ...others] }) => ({
        papers,
        topics: first ? [{ ...first, label }, ...others] : others,
      }),
    }),
  ),
  fc.constantFrom(...WORDS).map(
    (phrase): Edit => ({
      name: 'change the rule of a topic',
      apply: ({ papers, topics: [first, ...others] }) => ({
        papers,
        topics: first ? [{ ...first, phrases: [phrase] }, ...others] : others,
      }),
    }),
  ),
);
