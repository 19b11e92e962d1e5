import { SaxesParser } from 'saxes';
import { type Facts, factsOf, itemsIn } from './citation-facts.ts';

/** One paper of an ACL Anthology file. */
export interface AclSource {
  /** The ids of the collection, the volume and the paper. */
  readonly place: string;
  readonly facts: Facts;
}

interface Person {
  family: string;
  given: string;
}

/** The texts of elements by name, and the people. A paper's own override those of its volume. */
interface Said {
  readonly texts: Map<string, string>;
  readonly authors: Person[];
  readonly editors: Person[];
}

/**
 * The papers of a file in the Anthology's format (https://github.com/acl-org/acl-anthology,
 * data/xml/schema.rnc), parsed without Broadsheet's own code.
 */
export function aclSources(xml: string): AclSource[] {
  const found: AclSource[] = [];
  const path: string[] = [];
  const ids = new Map<string, string>();
  let [volume, own, type] = [nothing(), nothing(), ''];
  let person: Person | undefined;
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    if (['collection', 'volume', 'paper'].includes(name)) ids.set(name, attributes.id ?? '');
    if (name === 'volume') [volume, type] = [nothing(), attributes.type ?? ''];
    if (name === 'paper') own = nothing();
    if (name === 'author' || name === 'editor') person = { family: '', given: '' };
    // Elements for fixed case and emphasis inside a text do not start a new one.
    if (path.at(-2) === 'meta' || path.at(-2) === 'paper' || person !== undefined) text = '';
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', ({ name }) => {
    path.pop();
    const said = path.includes('paper') ? own : volume;
    // Variants of a name are not the printed one.
    if (path.includes('variant')) return;
    if (name === 'first' && person) person.given = line(text);
    if (name === 'last' && person) person.family = line(text);
    if (name === 'author' || name === 'editor') {
      if (person) said[`${name}s`].push(person);
      person = undefined;
    } else if (['meta', 'paper'].includes(path.at(-1) ?? '')) said.texts.set(name, line(text));
    if (name !== 'paper') return;
    const place = `${ids.get('collection')}-${ids.get('volume')}.${ids.get('paper')}`;
    found.push({ place, facts: factsIn(volume, own, type) });
  });
  parser.write(xml).close();
  return found;
}

function nothing(): Said {
  return { texts: new Map(), authors: [], editors: [] };
}

function line(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

function factsIn(volume: Said, own: Said, type: string): Facts {
  const said = (name: string) => own.texts.get(name) ?? volume.texts.get(name) ?? '';
  const isJournal = type === 'journal';
  const month = MONTHS.indexOf(/^\p{L}+/u.exec(said('month'))?.[0]?.toLowerCase() ?? '') + 1;
  // The title of a journal's volume is the journal and its number.
  const venue = isJournal ? said('booktitle').replace(/,? volume \d+.*$/iu, '') : said('booktitle');
  const [item] = itemsIn([
    {
      type: isJournal ? 'article-journal' : 'paper-conference',
      title: said('title'),
      author: own.authors,
      editor: volume.editors,
      'container-title': said('journal-title') || venue,
      volume: isJournal ? said('journal-volume') : '',
      issue: isJournal ? said('journal-issue') : '',
      page: own.texts.get('pages') ?? '',
      publisher: said('publisher'),
      'publisher-place': said('address'),
      issued: { 'date-parts': [[Number(said('year')), ...(month > 0 ? [month] : [])]] },
      DOI: own.texts.get('doi') ?? '',
    },
  ]);
  if (item === undefined) throw new Error('There is no item.');
  return factsOf(item);
}
