import { type DerivedCache, keep, keyOf } from '../../catalog/paper/derived-cache.ts';
import { siteTopicsText } from '../../catalog/site-catalog.ts';
import { parseTopicsFile, type TopicsFile } from '../../catalog/topics/topics-file.ts';

/**
 * The topics file of the site, as a former build has read it if it has not changed: to read YAML takes a fifth of a second.
 * @throws {ConfigError} if it has mistakes.
 */
export function keptTopics(cache: DerivedCache): TopicsFile {
  const { text, name } = siteTopicsText();
  return keep(cache, `topics-file-${keyOf(cache.code, text)}`, {
    make: () => parseTopicsFile(text, name),
    encode: (topicsFile) => new TextEncoder().encode(JSON.stringify(topicsFile)),
    // The same code wrote it, and the cache has checked it.
    decode: (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as TopicsFile,
  });
}
