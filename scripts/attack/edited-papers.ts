import { stringify } from 'yaml';
import { PAYLOADS } from './payloads.ts';

const FIELDS =
  'title authors venue publication doi license links code organization authorComment keywords topics sources aliases arxiv listed id mine abstract notes'.split(
    ' ',
  );

const USUAL = { listed: '2026-03-05', sources: ['hand'] };

/** Files of papers into which somebody wrote a hostile text, by their names: in each field, in the abstract, in the notes. */
export function editedPapers(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [at, [, text]] of PAYLOADS.entries())
    for (const field of FIELDS) files.set(`edited-${field}-${at}.md`, paperWith(field, at, text));
  for (const [name, text] of [...bulkyPapers(), ...oddYaml()]) files.set(name, text);
  return files;
}

function paperWith(field: string, at: number, text: string): string {
  const usual = { id: `edited-${field.toLowerCase()}-${at}`, title: `Edited ${field} ${at}`, ...USUAL };
  const values: Record<string, unknown> = {
    authors: [{ name: text, affiliation: text }],
    publication: { type: 'article-journal', publisher: text, volume: text, editors: [{ name: text }] },
    links: Object.fromEntries([[text, 'https://example.org/']]),
    code: { code: text },
    arxiv: { primary: text, categories: [text] },
    ...Object.fromEntries(['keywords', 'topics', 'sources', 'aliases'].map((key) => [key, [text]])),
  };
  if (field === 'abstract') return fileOf(usual, text);
  if (field === 'notes') return fileOf(usual, 'An abstract.', text);
  return fileOf({ ...usual, [field === 'code' ? 'links' : field]: values[field] ?? text });
}

/** A paper as a file. Texts are in quotation marks, so that YAML has escapes for what UTF-8 cannot have. */
function fileOf(front: object, abstract = 'An abstract.', notes = 'Notes.'): string {
  const yaml = stringify(front, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
  return `---\n${yaml}---\n${abstract}\n\n## Notes\n\n${notes}\n`;
}

/** Papers with too much of something. */
function bulkyPapers(): [string, string][] {
  const word = 'x'.repeat(100_000);
  const links = Array.from({ length: 10_000 }, (_, at) => `https://example.org/${at}`);
  const bulk: Record<string, Record<string, unknown>> = {
    authors: {
      authors: Array.from({ length: 5000 }, (_, at) => ({
        name: `Ada ${at} Example`,
        affiliation: `A ${at}`,
      })),
    },
    keywords: { keywords: Array.from({ length: 5000 }, (_, at) => `herons ${at}`) },
    links: { links: Object.fromEntries(links.map((link, at) => [`kind${at}`, link])) },
    title: { title: word },
    words: {
      authors: [{ name: word }],
      keywords: [word],
      venue: word,
      organization: word,
      authorComment: word,
    },
  };
  const papers = Object.entries(bulk).map(([name, fields]): [string, string] => {
    const id = `bulky-${name}`;
    return [`${id}.md`, fileOf({ id, title: `Bulky ${name}`, ...USUAL, ...fields })];
  });
  const texts = {
    word,
    addresses: links.join(' '),
    lines: 'a  \n'.repeat(20_000),
    formulas: '$x_1$ '.repeat(5000),
  };
  return [
    ...papers,
    ...Object.entries(texts).map(([name, text]): [string, string] => {
      const id = `bulky-text-${name}`;
      return [`${id}.md`, fileOf({ id, title: `Bulky text ${name}`, ...USUAL }, text, text)];
    }),
  ];
}

/** Papers whose YAML has what it is rarely used for: anchors, aliases, tags, merge keys, keys twice, several documents. */
function oddYaml(): [string, string][] {
  const lists = Array.from({ length: 9 }, (_, at) => `b${at + 1}: &b${at + 1} [${`*b${at}, `.repeat(9)}x]`);
  const odd = [
    'keywords: &a [x, *a]',
    `b0: &b0 [x]\n${lists.join('\n')}\nkeywords: *b9`,
    'keywords: !!js/function "function(){}"',
    'authors: !!python/object/apply:os.system ["id"]',
    'venue: !!binary aGVyb25z',
    'base: &base {hidden: true}\n<<: *base',
    '__proto__: {hidden: true}\nconstructor: {prototype: {hidden: true}}',
    'links: {__proto__: https://example.org/, constructor: https://example.org/}',
    'title: again',
    '? {a: b}\n: c',
    `deep: ${'['.repeat(3000)}${']'.repeat(3000)}`,
    `deep: ${'{a: '.repeat(2000)}x${'}'.repeat(2000)}`,
    'listed: 2026-03-05T00:00:00Z',
    'year: 1e999\nupvotes: -0\nstars: .nan',
    '%YAML 1.1\n---\nvenue: no',
    '...\n---\nhidden: true',
    'venue: "\\uD800\\x00\\u2028"',
  ];
  return odd.map((yaml, at) => [
    `odd-${at}.md`,
    `---\nid: odd-${at}\ntitle: Odd ${at}\nlisted: 2026-03-05\nsources: [hand]\n${yaml}\n---\nAn abstract.\n`,
  ]);
}
