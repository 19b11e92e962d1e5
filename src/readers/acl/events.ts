import { lineOf } from '../../text/clean/clean-text.ts';
import type { PublicationParts } from '../bibliography/publication.ts';
import type { Input } from '../reading/input.ts';
import { xmlRecords } from '../xml/records.ts';
import { childOf, childrenOf, textIn, textOf, type XmlElement } from '../xml/tree.ts';

/**
 * The conference of each collection (key `2022.acl`) and of each volume that it names (key `2022.acl-long`).
 */
export type Events = ReadonlyMap<string, Pick<PublicationParts, 'event' | 'eventPlace'>>;

const MARK = '<event';

/**
 * The conferences of a file. The event of a collection applies to its volumes and to the volumes that it
 * names (https://github.com/acl-org/acl-anthology, data/xml/schema.rnc, `event`). Events stand after the
 * volumes, so they are read in a pass of their own.
 */
export async function eventsIn(input: Input): Promise<Events> {
  const events = new Map<string, Pick<PublicationParts, 'event' | 'eventPlace'>>();
  if (!(await mentionsEvents(input))) return events;
  for await (const reading of xmlRecords(input, { records: ['event'], containers: ['collection'] })) {
    // The pass over the papers reports the problems.
    if ('problem' in reading) continue;
    const { element, ancestors } = reading.record;
    const meta = childOf(element, 'meta');
    if (meta === undefined) continue;
    const event = { event: lineOf(textOf(meta, 'title')), eventPlace: lineOf(textOf(meta, 'location')) };
    const collection = ancestors.findLast(({ name }) => name === 'collection')?.attributes.id ?? '';
    for (const volume of [collection, ...volumesOf(element)]) events.set(volume, event);
  }
  return events;
}

function volumesOf(event: XmlElement): string[] {
  return childrenOf(event, 'colocated')
    .flatMap((list) => childrenOf(list, 'volume-id'))
    .map((volume) => lineOf(textIn(volume)));
}

/** Few files have events; the others need not be parsed twice. */
async function mentionsEvents(input: Input): Promise<boolean> {
  let tail = '';
  for await (const chunk of input.chunks()) {
    if ((tail + chunk).includes(MARK)) return true;
    tail = chunk.slice(1 - MARK.length);
  }
  return false;
}
