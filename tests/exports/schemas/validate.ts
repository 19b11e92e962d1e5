import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { validateXML } from 'xmllint-wasm';

const schema = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');

/**
 * The errors of XML documents by one of the schemas here, one per line. Checking many documents at once is
 * much faster.
 */
export async function xmlFaults(
  xml: string | readonly string[],
  name: 'atom' | 'opml' | 'sitemap',
): Promise<string[]> {
  const documents = typeof xml === 'string' ? [xml] : xml;
  const result = await validateXML({
    xml: documents.map((contents, i) => ({ fileName: `document-${i + 1}.xml`, contents })),
    schema: [schema(`${name}.rng`)],
    extension: 'relaxng',
  });
  return result.valid ? [] : result.errors.map(({ rawMessage }) => rawMessage);
}

const isMoment = (text: string) =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) &&
  !Number.isNaN(Date.parse(text));
const ajv = new Ajv({
  allErrors: true,
  formats: { 'date-time': isMoment, uri: (text: string) => URL.canParse(text) && !/\s/.test(text) },
});
const validateFeed = ajv.compile(JSON.parse(schema('json-feed.json')));

/** The errors of a JSON Feed. */
export function jsonFeedFaults(json: string): string[] {
  validateFeed(JSON.parse(json));
  return (validateFeed.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
