import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { writeWhole } from '../store/whole.ts';
import { encodeFacets, FACETS_FILE, type Facet } from './facets.ts';
import { pageIdsOf } from './page-order.ts';

/** What the engine puts before the data of each of its files. */
const SIGNATURE = Buffer.from('pagefind_dcd');

/**
 * Writes what the page must know of each paper of an index beside it, in the order of the index's pages.
 * @param facetOf the facet of the paper with an address.
 * @throws {RangeError} where the index is not as this version of the site reads it.
 */
export async function writeFacets(folder: string, facetOf: ReadonlyMap<string, Facet>): Promise<void> {
  const addresses = await addressesIn(join(folder, 'fragment'));
  const ids = pageIdsOf(await dataOf(join(folder, await metadataIn(folder))));
  const facets = ids.map((id) => {
    const facet = facetOf.get(addresses.get(id) ?? '');
    if (facet === undefined) throw new RangeError(`The index has a page ${id} of which no paper is known.`);
    return facet;
  });
  await writeWhole(join(folder, FACETS_FILE), encodeFacets(facets));
}

async function metadataIn(folder: string): Promise<string> {
  const [name, ...others] = (await readdir(folder)).filter((file) => file.endsWith('.pf_meta'));
  if (name === undefined || others.length > 0) throw new RangeError('The index has no metadata, or several.');
  return name;
}

/** The addresses of the pages by their ids, from the parts of the index that are shown. */
async function addressesIn(folder: string): Promise<Map<string, string>> {
  const addresses = new Map<string, string>();
  for (const file of await readdir(folder)) {
    const content: unknown = JSON.parse((await dataOf(join(folder, file))).toString());
    if (typeof content !== 'object' || content === null) continue;
    // A file holds one page, or several by their ids.
    const pages =
      'url' in content ? [[file.replace(/\.pf_fragment$/u, ''), content] as const] : Object.entries(content);
    for (const [id, page] of pages) {
      const address: unknown =
        typeof page === 'object' && page !== null ? Reflect.get(page, 'url') : undefined;
      if (typeof address === 'string') addresses.set(id, address);
    }
  }
  return addresses;
}

async function dataOf(path: string): Promise<Buffer> {
  const data = gunzipSync(await readFile(path));
  if (!data.subarray(0, SIGNATURE.length).equals(SIGNATURE))
    throw new RangeError(`${path} has another signature.`);
  return data.subarray(SIGNATURE.length);
}
