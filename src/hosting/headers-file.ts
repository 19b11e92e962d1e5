import { IMMUTABLE, IMMUTABLE_FILES } from './cache-rules.ts';
import { contentTypeOf, MEDIA_TYPES } from './media-types.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** The file at the root of a site in which Cloudflare Pages and Netlify look for response headers. */
export const HEADERS_FILE = '_headers';

/** Endings whose media types hosts do not know. */
const UNKNOWN_ENDINGS = ['bib', 'opml', 'webmanifest'];

/**
 * The text of `_headers`. Both hosts join the values of all rules that fit an address, so no two rules set the same header for
 * one file. Both revalidate files without a rule.
 *
 * The rules hold at the root and below the base path, since a site with a base path is either a folder of what is deployed, or
 * deployed alone behind a proxy that removes the path.
 * @param base the base path, percent-encoded, with a slash at both ends.
 * @see https://developers.cloudflare.com/pages/configuration/headers/
 * @see https://docs.netlify.com/manage/routing/headers/
 */
export function headersFile(base = '/'): string {
  const roots = base === '/' ? [''] : ['', base.slice(0, -1)];
  const rules: [pattern: string, headers: readonly (readonly [string, string])[]][] = [
    ['/*', SECURITY_HEADERS],
    ...roots.flatMap((root) =>
      IMMUTABLE_FILES.map((pattern): [string, [[string, string]]] => [
        `${root}${pattern}`,
        [['Cache-Control', IMMUTABLE]],
      ]),
    ),
    ...UNKNOWN_ENDINGS.flatMap((ending): [string, [[string, string]]][] => {
      const type = MEDIA_TYPES[ending];
      return type === undefined ? [] : [[`/*.${ending}`, [['Content-Type', contentTypeOf(type)]]]];
    }),
  ];
  const blocks = rules.map(([pattern, headers]) =>
    [pattern, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  );
  const head = [
    '# Headers for Cloudflare Pages and Netlify. Each build writes this file.',
    '# To use your own, put a file with this name into the folder public of your content folder.',
  ].join('\n');
  return `${[head, ...blocks].join('\n\n')}\n`;
}
