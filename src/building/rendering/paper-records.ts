import { closeSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import { digestOf } from './page-state.ts';

// The processes that render pages read the records of papers from a file, so that none of them holds all records.

/** The records of one build: a line of JSON for each paper, and a list of ids with the places of their lines, in bytes. */
type Places = readonly (readonly [id: string, start: number, length: number])[];

const placesOf = (file: string) => `${file}.places`;

/** Writes the records of papers into a file. @returns a digest of each record by the paper's id. */
export function writeRecords(file: string, papers: Iterable<CatalogPaper>): Map<string, string> {
  const handle = openSync(file, 'w');
  const places: [string, number, number][] = [];
  const digests = new Map<string, string>();
  let start = 0;
  try {
    for (const paper of papers) {
      const line = Buffer.from(`${JSON.stringify(paper)}\n`);
      writeSync(handle, line);
      places.push([paper.id, start, line.length]);
      start += line.length;
      digests.set(paper.id, digestOf(line));
    }
  } finally {
    closeSync(handle);
  }
  writeFileSync(placesOf(file), JSON.stringify(places satisfies Places));
  return digests;
}

/** Opens a file of records. The returned function reads the record of a paper. */
export function openRecords(file: string): (id: string) => CatalogPaper {
  const handle = openSync(file, 'r');
  const written = JSON.parse(readFileSync(placesOf(file), 'utf8')) as Places;
  const places = new Map(written.map(([id, start, length]) => [id, { start, length }]));
  return (id) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`The records of this build have no paper ${id}.`);
    const line = Buffer.allocUnsafe(place.length);
    readSync(handle, line, 0, place.length, place.start);
    return JSON.parse(line.toString('utf8')) as CatalogPaper;
  };
}
