import type { Facet } from '../format/facets.ts';
import type { StoredFields } from '../format/stored-fields.ts';
import { pageId, pageNumber } from './compact-metadata.ts';
import { SIGNATURE } from './pf-meta.ts';

/** The folder of the fragments in a shard's folder. Each fragment has the stored fields of a page. */
export const FRAGMENTS = 'fragment';

/** The path of a page's fragment, from the shard's folder. */
export function fragmentFile(number: number): string {
  return `${FRAGMENTS}/${pageId(number)}.pf_fragment`;
}

/** The number of the page whose fragment is at a path of {@link fragmentFile}; `undefined` for another path. */
export function fragmentNumber(path: string): number | undefined {
  const [, id = ''] = /^fragment\/(\w+)\.pf_fragment$/u.exec(path) ?? [];
  const number = pageNumber(id);
  return Number.isNaN(number) ? undefined : number;
}

/** The stored fields of a page. */
export interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: StoredFields;
  readonly facet: Facet;
}

/**
 * A fragment as Pagefind reads it: https://github.com/Pagefind/pagefind/blob/v1.6.0/pagefind_web_js/lib/coupled_search.ts
 * Pagefind does not use `filters`; we keep the facet there, so that a paper can be shown without the facets of its shard.
 */
export function fragmentText({ url, content, meta, facet }: Fragment, words: number): string {
  const filters = { date: [facet.date], votes: [String(facet.votes)], topics: facet.topics };
  return JSON.stringify({ url, content, word_count: words, filters, meta, anchors: [] });
}

/** Reads the bytes of a fragment's file. @throws {SyntaxError} if they are damaged. */
export async function readFragment(bytes: Uint8Array<ArrayBuffer>): Promise<Fragment> {
  const text = await unzipped(bytes).catch((error: unknown) => {
    throw new SyntaxError('The fragment cannot be decompressed.', { cause: error });
  });
  if (!text.startsWith(SIGNATURE)) throw new SyntaxError('The fragment has no signature.');
  const content = JSON.parse(text.slice(SIGNATURE.length)) as RawFragment;
  const { date, votes, topics } = content.filters;
  return {
    url: content.url,
    content: content.content,
    meta: content.meta,
    facet: { date: date?.[0] ?? '', votes: Number(votes?.[0] ?? 0), topics: topics ?? [] },
  };
}

interface RawFragment {
  readonly url: string;
  readonly content: string;
  readonly meta: StoredFields;
  readonly filters: Readonly<Partial<Record<'date' | 'votes' | 'topics', readonly string[]>>>;
}

async function unzipped(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
