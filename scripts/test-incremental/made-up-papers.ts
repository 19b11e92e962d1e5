import type { Paper } from '../../src/paper/schema.ts';
import type { Choices } from './choices.ts';

/** On both sides of a new year, in two weeks that each have days of two months, and one day far away. */
export const DAYS = [
  '2025-03-14',
  '2025-12-29',
  '2025-12-30',
  '2025-12-31',
  '2026-01-01',
  '2026-01-02',
  '2026-01-30',
  '2026-02-02',
];

/** Some are one person in several spellings. */
export const NAMES = [
  'Ada Byron',
  'ADA BYRON',
  'Bo Abel',
  'Abel, Bo',
  'Chen Wei',
  'Dora Egge',
  'Zoë Ångström',
  'Zoe Angstrom',
  '山田 太郎',
  'Pat O’Neil',
  'J. Doe',
];

/** Words of the rules of topics, words of none, and texts with markup. */
const SUBJECTS = [
  'robots',
  'proteins',
  'graphs',
  'sparse attention',
  'speech',
  'machine translation',
  'galaxies',
  'Schrödinger operators',
  '$x^2 * y$',
  '$\\mathcal{O}(n \\log n)$ sorting',
  'the *fast* transform',
  'planning & control',
];
const METHODS = ['Learning', 'Modelling', 'Fast methods for', 'A study of', 'Generalized theories of', 'On'];

/** A title. */
export function titleFor(choices: Choices): string {
  return `${choices.one(METHODS)} ${choices.some(SUBJECTS, 3).join(' for ')}`;
}

/** An abstract of one to three paragraphs; some are longer than their preview. */
export function abstractFor(choices: Choices): string {
  const paragraph = () =>
    Array.from(
      { length: 1 + choices.below(5) },
      () => `We study ${choices.some(SUBJECTS, 2).join(' and ')}. It works.`,
    ).join(' ');
  return Array.from({ length: 1 + choices.below(3) }, paragraph).join('\n\n');
}

/** Authors of a paper. */
export function authorsFor(choices: Choices): NonNullable<Paper['authors']> {
  return choices.some(NAMES, 4).map((name) => ({ name }));
}

/** A paper with a number, all of whose fields but the id are random. */
export function paperFor(number: number, choices: Choices): Paper {
  const day = choices.happens(0.9) ? choices.one(DAYS) : undefined;
  return {
    id: `2601.${String(number).padStart(5, '0')}`,
    title: titleFor(choices),
    ...(choices.happens(0.9) && { authors: authorsFor(choices) }),
    ...(day !== undefined && { listed: day, published: day }),
    ...(choices.happens(0.5) && {
      arxiv: { primary: choices.one(['cs.RO', 'cs.CL', 'q-bio.BM', 'math.CO']) },
    }),
    ...(choices.happens(0.3) && { upvotes: choices.below(40) }),
    ...(choices.happens(0.2) && { links: { code: `https://example.org/code/${number}` } }),
    ...(choices.happens(0.2) && { keywords: choices.some(['robots', 'planning', 'sorting']) }),
    ...(choices.happens(0.1) && { venue: 'Annals of Examples' }),
    sources: [choices.one(['listing', 'arxiv'])],
    abstract: abstractFor(choices),
  };
}
