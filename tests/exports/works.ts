import fc from 'fast-check';
import { type CSL_TYPES, type Publication, publicationSchema } from '../../src/paper/publication.ts';
import { type Author, type Paper, paperSchema } from '../../src/paper/schema.ts';

type WorkType = (typeof CSL_TYPES)[number];
type Field = Exclude<keyof Publication & string, 'type' | 'month' | 'editors'>;

// Characters and words that are special in TeX, in lists of names, or in searches for abbreviations.
const word = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[A-Z][a-zé]{1,8}$/u) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('&', '50%', 'O’Sampla', 'and', 'of', 'C#', 'x_1', 'Tôkyô', 'B.V.', '3D'),
  },
);
const words = fc
  .array(word, { minLength: 0, maxLength: 4 })
  .map((all) => ['Sample', ...all, 'End'].join(' '));
const number = fc.oneof(
  fc.integer({ min: 1, max: 999 }).map(String),
  fc.constantFrom('12B', 'XIV', '3-4', 'Suppl. 1'),
);
const page = fc.integer({ min: 1, max: 99 });
const pages = fc.oneof(
  fc.tuple(page, page).map(([first, more]) => `${first}-${first + more}`),
  page.map(String),
  fc.constantFrom('11-19, 25', 'xi-xix', '7:1-7:28', 'A-1-A-9', 'S12-S19'),
);

// No word that marks the name of an organisation, such as `Inc`.
const letters = fc.stringMatching(/^[A-Z][aeio][lmr][aeioé]{1,4}$/u);
const name: fc.Arbitrary<Author> = fc.oneof(
  fc.tuple(letters, letters).map(([given, family]) => ({ name: `${given} ${family}`, given, family })),
  fc.tuple(letters, fc.constantFrom('van der', 'de la', 'von'), letters).map(([given, particle, last]) => ({
    name: `${given} ${particle} ${last}`,
    given,
    family: `${particle} ${last}`,
  })),
  letters.map((word) => ({ name: `The ${word} Collaboration` })),
  letters.map((word) => ({ name: `Society for ${word} and Samples` })),
);
const names = fc.array(name, { minLength: 1, maxLength: 5 });

const TEXTS: Readonly<Record<Field, fc.Arbitrary<string>>> = {
  volume: number,
  issue: number,
  pages,
  articleNumber: fc.constantFrom('e0123', '041001', 'L042'),
  number: fc.oneof(number, fc.constant('UF-2004-036')),
  publisher: words,
  place: words,
  series: words,
  edition: fc.constantFrom('2', 'Second', '3rd, revised'),
  school: words,
  genre: fc.constantFrom('Habilitation', 'Working paper', 'Research note'),
  event: words.map((all) => `Meeting ${all}`),
  eventPlace: words,
  isbn: fc.constantFrom('978-3-16-148410-0', '0-306-40615-2'),
  issn: fc.constantFrom('1234-5678', '2049-363X'),
  pmid: fc.constant('12345678'),
};

const JOURNAL = 'volume issue pages publisher place editors issn pmid';
const PART = 'volume pages publisher place editors series edition isbn';
const OTHER = 'publisher place';
/** The fields of a work by its type. For most types citation styles ask only for a publisher. */
const FIELDS: Readonly<Record<WorkType, string>> = {
  article: 'publisher articleNumber',
  'article-journal': `${JOURNAL} articleNumber`,
  'article-magazine': JOURNAL,
  'article-newspaper': JOURNAL,
  book: 'volume publisher place editors series edition isbn',
  chapter: PART,
  collection: 'volume publisher place editors series isbn',
  dataset: `${OTHER} number`,
  document: OTHER,
  'entry-dictionary': PART,
  'entry-encyclopedia': PART,
  manuscript: `${OTHER} genre`,
  motion_picture: OTHER,
  'paper-conference': 'volume pages articleNumber publisher place editors series event eventPlace isbn',
  patent: `${OTHER} number`,
  periodical: 'volume issue publisher place issn',
  'post-weblog': OTHER,
  report: 'school genre number place pages series',
  review: JOURNAL,
  software: OTHER,
  song: OTHER,
  speech: 'event eventPlace genre',
  standard: `${OTHER} number`,
  thesis: 'school genre place',
  webpage: OTHER,
};
const IN_SOMETHING = /^(?:article-|review|chapter|entry-|paper-conference)/u;

const month = fc.integer({ min: 1, max: 12 });
const anything = fc.record(
  {
    title: words,
    authors: names,
    venue: words,
    year: fc.integer({ min: 1500, max: 2099 }),
    published: fc.option(fc.constantFrom('1999-12-31', '2021-05-04'), { nil: undefined }),
    doi: fc.constant('10.1000/sample.7(2).11'),
    publication: fc.record({ ...TEXTS, editors: names, month }, { requiredKeys: [] }),
  },
  { requiredKeys: ['title', 'year', 'publication'] },
);

/** Published works of a type, with any fields that the type has. Only a book may have no authors. */
export function worksOf(type: WorkType): fc.Arbitrary<Paper> {
  return fc.tuple(anything, words, names).map(([all, otherVenue, otherAuthors]) => {
    const { authors, venue = otherVenue, publication, year, published, doi } = all;
    const isEdited = type === 'book' && publication.editors !== undefined;
    const own = authors ?? (isEdited ? undefined : otherAuthors);
    return paperSchema.parse({
      id: 'a-sample',
      title: all.title,
      ...(own && { authors: own }),
      ...(IN_SOMETHING.test(type) && { venue }),
      ...(published === undefined ? { year } : { published }),
      ...(doi && { doi }),
      publication: fieldsOf(type, publication, published !== undefined),
      sources: ['listing'],
      abstract: '',
    });
  });
}

function fieldsOf(type: WorkType, all: Omit<Publication, 'type'>, hasDay: boolean): Publication {
  const fields = FIELDS[type].split(' ');
  // The number of a volume counts within its series.
  if (fields.includes('series') && all.series !== undefined) fields.push('number');
  if (!hasDay) fields.push('month');
  // RIS has one tag for both places; a single one is read as the publisher's.
  if (type === 'paper-conference' && all.place === undefined) fields.splice(fields.indexOf('eventPlace'), 1);
  const own = Object.entries(all).filter(([field]) => fields.includes(field));
  return publicationSchema.parse({ type, ...Object.fromEntries(own) });
}

/** The facts of a paper that are part of a citation. */
export function factsOf({ title, authors, venue, publication, year, published, doi }: Paper): Partial<Paper> {
  return {
    title,
    ...(authors && { authors }),
    ...(venue && { venue }),
    ...(publication && { publication }),
    ...(year && { year }),
    ...(published && { published }),
    ...(doi && { doi }),
  };
}
