import fc from 'fast-check';
import { hostileAddress, hostileText, hostileValue } from './payloads.ts';

/** A file that a reader imports. */
export interface HostileFile {
  readonly name: string;
  readonly text: string;
}

/** Hostile files: of saved papers, bibliographies, and files that are cut, deep, long or of a later version. */
export function hostileFiles(foreign: string): fc.Arbitrary<HostileFile> {
  const file = shelfFile(foreign);
  return fc.oneof(
    { weight: 6, arbitrary: file.map((text) => ({ name: 'shelf.json', text })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(file, fc.nat())
        .map(([text, at]) => ({ name: 'cut.json', text: text.slice(0, at % text.length) })),
    },
    { weight: 3, arbitrary: bibliography(foreign).map((text) => ({ name: 'papers.bib', text })) },
    { weight: 1, arbitrary: fc.constantFrom(...oddFiles()) },
    {
      weight: 1,
      arbitrary: hostileText(foreign).map((text) => ({ name: `${text.slice(0, 60)}.json`, text })),
    },
  );
}

const FIELDS = [
  'id',
  'title',
  'authors',
  'day',
  'path',
  'abstract',
  'topics',
  'bibtex',
  'csl',
  'vector',
  'savedAt',
  'readAt',
  'tags',
  'notes',
  'changedAt',
];

function shelfFile(foreign: string): fc.Arbitrary<string> {
  const value = hostileValue(foreign);
  const good = { id: 'x', title: 'A title', path: '', authors: ['A'], tags: [], topics: [], notes: '' };
  const csl = fc.dictionary(
    fc.constantFrom('id', 'type', 'title', 'URL', 'DOI', 'author', '__proto__'),
    value,
  );
  const paper = fc
    .tuple(
      fc.dictionary(fc.constantFrom(...FIELDS, '__proto__', 'constructor'), value),
      csl,
      hostileText(foreign),
      hostileAddress(foreign),
      // A paper with a wrong path is refused as a whole.
      fc.oneof(fc.constantFrom('', '', 'papers/x.html'), hostileAddress(foreign)),
    )
    .map(([fields, item, id, address, path]) => ({
      ...good,
      id,
      path,
      csl: { id: 'x', type: 'article', title: 't', URL: address, ...item },
      ...fields,
    }));
  const version = fc.constantFrom(1, 1, 1, 1, 0, 2, 99, '1', null);
  return fc
    .record({ papers: fc.array(paper, { maxLength: 4 }), marks: fc.array(value, { maxLength: 2 }), version })
    .map((file) => JSON.stringify({ format: 'broadsheet-shelf', ...file }));
}

function bibliography(foreign: string): fc.Arbitrary<string> {
  const text = hostileText(foreign);
  const field = fc.tuple(
    fc.constantFrom('title', 'author', 'abstract', 'url', 'doi', 'note', 'keywords', 'file'),
    text,
  );
  const entry = fc
    .tuple(text, fc.array(field, { maxLength: 6 }))
    .map(
      ([key, fields]) =>
        `@article{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`,
    );
  return fc.array(entry, { minLength: 1, maxLength: 4 }).map((entries) => entries.join('\n'));
}

function oddFiles(): HostileFile[] {
  const head = '{"format":"broadsheet-shelf","version":1,"papers":';
  const marks = (count: number) =>
    JSON.stringify(Array.from({ length: count }, (_, at) => ({ id: `m${at}` })));
  return [
    { name: 'deep.json', text: `${head}${'['.repeat(50_000)}` },
    { name: 'deep.bib', text: `@article{x, title = ${'{'.repeat(20_000)}${'}'.repeat(20_000)}}` },
    { name: 'open.bib', text: `@article{x, title = ${'{'.repeat(20_000)}` },
    { name: 'many.json', text: `${head}[],"marks":${marks(50_000)}}` },
    { name: 'empty.json', text: '' },
    { name: 'null.json', text: 'null' },
    { name: 'proto.json', text: `${head}[{"__proto__":{"attacked":1},"id":"p","title":"p","path":""}]}` },
    { name: 'wide.json', text: `${head}[${'{},'.repeat(50_000)}{}]}` },
  ];
}
