import { stringify } from 'yaml';
import { PAYLOADS } from './payloads.ts';

const FIELDS =
  'title authors venue publication doi license links organization authorComment keywords topics sources aliases arxiv listed id mine'.split(
    ' ',
  );

/** Files of papers into which somebody wrote a hostile text, by their names: in each field, in the abstract, in the notes. */
export function editedPapers(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [at, [, text]] of PAYLOADS.entries())
    for (const field of [...FIELDS, 'abstract', 'notes'])
      files.set(`edited-${field}-${at}.md`, paperWith(field, at, text));
  return files;
}

function paperWith(field: string, at: number, text: string): string {
  const usual = {
    id: `edited-${field.toLowerCase()}-${at}`,
    title: `Edited ${field} ${at}`,
    listed: '2026-03-05',
    sources: ['hand'],
  };
  const values: Record<string, unknown> = {
    authors: [{ name: text, affiliation: text }],
    publication: { type: 'article-journal', publisher: text, volume: text, editors: [{ name: text }] },
    links: { [text]: 'https://example.org/', code: text },
    arxiv: { primary: text, categories: [text] },
    ...Object.fromEntries(['keywords', 'topics', 'sources', 'aliases'].map((key) => [key, [text]])),
  };
  const isText = field === 'abstract' || field === 'notes';
  const front = stringify(isText ? usual : { ...usual, [field]: values[field] ?? text }, { lineWidth: 0 });
  return `---\n${front}---\n${field === 'abstract' ? text : 'An abstract.'}\n\n## Notes\n\n${field === 'notes' ? text : 'Notes.'}\n`;
}

/** The owner’s own texts: they are trusted to have no characters that no page may have. */
const ALL = PAYLOADS.filter(([aim]) => !/control|escape|noncharacters|separator|long|deep/u.test(aim)).map(
  ([, text]) => text,
);

/** Settings and topics with the payloads in their texts, and the number of combinations of a text and a payload. */
export function hostileSettings(): {
  readonly site: string;
  readonly topics: string;
  readonly combinations: number;
} {
  const text = ALL.join(' ').replace(/\s+/gu, ' ');
  const group = `Birds ${text}`;
  const topic = { slug: 'herons', label: `Herons ${text}`, group, description: text, phrases: ['herons'] };
  return {
    site: stringify({ name: `Attacked ${text}`, description: text }, { lineWidth: 0 }),
    topics: stringify({ groups: [group], topics: [topic] }, { lineWidth: 0 }),
    combinations: ALL.length * 5,
  };
}
