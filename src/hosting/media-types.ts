import { lookUp } from '../tables/lookup.ts';

/** The media type of files with an ending. */
export interface MediaType {
  readonly type: string;
  /** Types that mean the same, and that some servers send. */
  readonly also?: readonly string[];
  /** Whether the type needs `charset=utf-8`, because the file does not state its encoding. */
  readonly hasCharset?: true;
  /** Whether compression makes the file smaller. */
  readonly isCompressible?: true;
}

const BYTES: MediaType = { type: 'application/octet-stream' };

/**
 * The media types of a site's files, by ending. The files of the search index and packs are compressed already.
 *
 * Feeds are `application/xml`, because a file's ending does not tell a feed from a sitemap.
 */
export const MEDIA_TYPES: Readonly<Record<string, MediaType>> = {
  html: { type: 'text/html', hasCharset: true, isCompressible: true },
  css: { type: 'text/css', isCompressible: true },
  // RFC 9239
  js: { type: 'text/javascript', also: ['application/javascript'], isCompressible: true },
  json: { type: 'application/json', isCompressible: true },
  // https://www.w3.org/TR/appmanifest/#media-type-registration
  webmanifest: { type: 'application/manifest+json', isCompressible: true },
  // RFC 7303
  xml: { type: 'application/xml', also: ['text/xml'], isCompressible: true },
  opml: { type: 'text/x-opml', hasCharset: true, isCompressible: true },
  bib: { type: 'application/x-bibtex', hasCharset: true, isCompressible: true },
  txt: { type: 'text/plain', hasCharset: true, isCompressible: true },
  svg: { type: 'image/svg+xml', isCompressible: true },
  png: { type: 'image/png' },
  woff2: { type: 'font/woff2' },
  wasm: { type: 'application/wasm' },
  pack: BYTES,
  bin: BYTES,
  pagefind: BYTES,
  pf_fragment: BYTES,
  pf_index: BYTES,
  pf_meta: BYTES,
};

/** The media type of a file, by its ending; `undefined` for a file that no build writes. */
export function mediaTypeOf(path: string): MediaType | undefined {
  const ending = /\.([a-z0-9_]+)$/u.exec(path)?.[1] ?? '';
  return lookUp(MEDIA_TYPES, ending);
}

/** A media type as the value of `Content-Type`. */
export function contentTypeOf({ type, hasCharset }: MediaType): string {
  return hasCharset === true ? `${type}; charset=utf-8` : type;
}

/** Whether compression makes files of a type smaller. @param contentType the value of `Content-Type`. */
export function isCompressible(contentType: string): boolean {
  const [type = ''] = contentType.split(';', 1);
  return Object.values(MEDIA_TYPES).some(
    (known) => known.isCompressible === true && [known.type, ...(known.also ?? [])].includes(type.trim()),
  );
}
