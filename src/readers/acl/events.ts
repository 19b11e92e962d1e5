import { lineOf } from '../../text/clean/clean-text.ts';
import type { PublicationParts } from '../bibliography/publication.ts';
import type { Input } from '../reading/input.ts';
import { xmlRecords } from '../xml/records.ts';
import { childOf, childrenOf, textIn, textOf, type XmlElement } from '../xml/tree.ts';

/** What a conference says of the volumes in which its papers stand, by `2022.acl` for a collection and `2022.acl-long`. */
export type Events = ReadonlyMap<string, Pick<PublicationParts, 'event' | 'eventPlace'>>;

const MARK = '<event';

/**
 * The conferences of a file, which it tells after its volumes: the one of a collection is that of all volumes in it and of
 * those that it names (https://github.com/acl-org/acl-anthology, data/xml/schema.rnc, `event`).
 */
export async function eventsIn(input: Input): Promise<Events> {
  const events = new Map<string, Pick<PublicationParts, 'event' | 'eventPlace'>>();
  if (!(await mentionsEvents(input))) return events;
  for await (const reading of xmlRecords(input, { records: ['event'], containers: ['collection'] })) {
    // What is broken is told when the papers are read.
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

/** Few files have any, and all the others need not be read twice. */
async function mentionsEvents(input: Input): Promise<boolean> {
  let tail = '';
  for await (const chunk of input.chunks()) {
    if ((tail + chunk).includes(MARK)) return true;
    tail = chunk.slice(1 - MARK.length);
  }
  return false;
}
