import { type Day, dayOf } from '../../paper/days.ts';
import { doisIn } from '../../paper/identifiers/dois.ts';
import { parseAclId } from '../../paper/identifiers/identifiers.ts';
import { isWebAddress, type Paper } from '../../paper/schema.ts';
import { lineOf } from '../../text/clean/clean-text.ts';
import { authorListFrom, type StatedName, warningsOfOthers } from '../names/author-names.ts';
import type { Input } from '../reading/input.ts';
import { listingDayRule } from '../reading/listing-day.ts';
import type { Reading, ReadOptions } from '../reading/reader.ts';
import { lineIn, markdownIn } from '../xml/fields.ts';
import { xmlRecords } from '../xml/records.ts';
import { childOf, childrenOf, textIn, textOf, type XmlElement, type XmlRecord } from '../xml/tree.ts';
import { problemIn, quoted } from '../xml/xml-errors.ts';
import { eventsIn } from './events.ts';
import { type AnthologyVolume, dateIn, publicationOf, volumeOf } from './publication.ts';

/** Stands in for a volume whose `meta` could not be read. */
const UNKNOWN: AnthologyVolume = { venue: '', date: {}, publication: { type: 'paper-conference' } };
const SHAPE = { records: ['paper', 'frontmatter'], asides: ['meta'], containers: ['volume'] };

/** The papers of a collection of the Anthology, and the problems in it. */
export async function* readCollection(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
  const volumes = new Map<string, AnthologyVolume>();
  const events = await eventsIn(input);
  for await (const reading of xmlRecords(input, SHAPE)) {
    if ('problem' in reading) {
      yield reading;
      continue;
    }
    const { element, ancestors } = reading.record;
    const place = ancestors.map(({ name, attributes }) => `${name} ${attributes.id ?? ''}`).join('/');
    if (element.name === 'meta') {
      volumes.set(
        place,
        volumeOf(
          element,
          ancestors,
          authorListFrom(childrenOf(element, 'editor').map(nameOf)).authors,
          events,
        ),
      );
    } else if (element.name === 'frontmatter')
      yield { skipped: 'The front matter of a volume is not a paper.' };
    else yield readPaper(reading.record, volumes.get(place) ?? UNKNOWN, options);
  }
}

function readPaper(record: XmlRecord, volume: AnthologyVolume, options: ReadOptions): Reading {
  const { element } = record;
  const id = idOf(record);
  if (id === undefined) {
    const message = `The paper ${quoted(element.attributes.id ?? 'without a number')} has no Anthology identifier.`;
    return problemIn(record, message, 'Its collection, its volume and the paper each need an id.');
  }
  const title = lineIn(record, childOf(element, 'title'));
  if (title === '')
    return problemIn(record, `The paper ${id} has no title.`, 'Add its title and ingest it again.');
  const { day: published, year, month } = dateIn(element) ?? volume.date;
  const list = authorListFrom(childrenOf(element, 'author').map(nameOf));
  const { authors } = list;
  const [doi] = doisIn(textOf(element, 'doi'));
  const withdrawn = withdrawalOf(element);
  const paper: Paper = {
    id,
    title,
    ...(authors.length > 0 && { authors }),
    ...listingDayRule(options)(published),
    ...(published !== undefined && { published }),
    ...(published === undefined && year !== undefined && { year }),
    ...(doi !== undefined && { doi }),
    ...(volume.venue !== '' && { venue: volume.venue }),
    publication: publicationOf(element, volume, month),
    links: linksOf(id, textOf(element, 'url').trim()),
    sources: ['acl-xml'],
    ...(withdrawn?.day !== undefined && { withdrawn: withdrawn.day }),
    abstract: markdownIn(record, childOf(element, 'abstract')),
  };
  return {
    paper,
    warnings: [
      ...warningsOfOthers(list),
      ...(withdrawn?.day === undefined && withdrawn !== undefined ? [withdrawn.warning] : []),
    ],
  };
}

/**
 * An Anthology id (https://aclanthology.org/info/ids/): `2021.tacl-1.5`, or before 2020 `P19-1005`, where
 * workshops have a volume of two digits.
 */
function idOf({ element, ancestors }: XmlRecord): string | undefined {
  const idIn = (name: string) =>
    ancestors.findLast((ancestor) => ancestor.name === name)?.attributes.id ?? '';
  const [collection, volume, paper] = [idIn('collection'), idIn('volume'), element.attributes.id ?? ''];
  if (collection.includes('.')) return parseAclId(`${collection}-${volume}.${paper}`);
  const isWorkshop =
    /^W/.test(collection) || collection === 'C69' || (collection === 'D19' && Number(volume) >= 5);
  const number = isWorkshop
    ? volume.padStart(2, '0') + paper.padStart(2, '0')
    : volume + paper.padStart(3, '0');
  return parseAclId(`${collection}-${number}`);
}

function nameOf(author: XmlElement): StatedName {
  const [given, family] = [textOf(author, 'first'), textOf(author, 'last')];
  const places = childrenOf(author, 'affiliation').map((place) => lineOf(textIn(place)));
  return {
    ...(childOf(author, 'last') === undefined && given === ''
      ? { whole: ownTextOf(author) }
      : { given, family }),
    orcid: lineOf(author.attributes.orcid ?? ''),
    affiliation: places.filter((place) => place !== '').join('; '),
  };
}

/** The text directly inside an element, without its child elements. It may be an organisation's name. */
function ownTextOf({ children }: XmlElement): string {
  return children.filter((child) => typeof child === 'string').join('');
}

/** The XML gives the Anthology's own PDFs by name only, others by address. */
function linksOf(id: string, url: string): Record<string, string> {
  const pdf = parseAclId(url) === undefined ? url : `https://aclanthology.org/${url}.pdf`;
  return { abs: `https://aclanthology.org/${id}/`, ...(isWebAddress(pdf) && { pdf }) };
}

function withdrawalOf(paper: XmlElement): { day: Day | undefined; warning: string } | undefined {
  const notice = childOf(paper, 'retracted') ?? childOf(paper, 'removed');
  if (notice === undefined) return undefined;
  const warning = `The paper was ${notice.name}, but its day is not known, so it is not marked as withdrawn.`;
  return { day: dayOf(notice.attributes.date ?? ''), warning };
}
