import { stringify } from 'yaml';
import { parseTopicsFile } from '../../src/catalog/topics/topics-file.ts';
import { isWebAddress } from '../../src/paper/schema.ts';
import { ConfigError } from '../../src/site/config-error.ts';
import { parseSiteConfig } from '../../src/site/config-file.ts';
import { NAMES } from './character-payloads.ts';
import { UNWANTED } from './inspect-files.ts';
import { PAYLOADS } from './payloads.ts';
import { ODD_YAML, SITE_PLACES, TOPIC_PLACES } from './setting-places.ts';

const TEXTS = PAYLOADS.map(([, text]) => text);
/** The owner’s own texts are trusted to have no characters that no page may have, and to be of some length. */
const SHOWN = TEXTS.filter((text) => text.length < 400 && !UNWANTED.test(text) && text.isWellFormed());

/** Settings and topics with the payloads in their texts, and the number of combinations of a text and a payload. */
export function hostileSettings(): {
  readonly site: string;
  readonly topics: string;
  readonly combinations: number;
} {
  const text = SHOWN.join(' ').replace(/\s+/gu, ' ');
  const slugs = [
    'herons',
    ...NAMES.filter((name) => /^[a-z]+$/u.test(name) && name !== 'con'),
    'valueof',
    'proto',
  ];
  const groups = [`Birds ${text}`, '__proto__', 'constructor'];
  const topics = slugs.map((slug, at) => ({
    ...{ slug, label: at === 0 ? `Herons ${text}` : (NAMES[at] ?? slug), group: groups[at % groups.length] },
    ...{ description: at === 0 ? text : slug, phrases: at === 0 ? ['herons'] : [slug, 'nobody'] },
  }));
  const site = {
    ...{
      name: `A <script>"'&`,
      description: text,
      footer: text,
      digest: { feed: 'day', from: 'digest@attacked.example.org' },
    },
    links: SHOWN.map((label) => ({ label, url: isAccepted(label) ? label : 'https://example.org/' })).filter(
      ({ label }) => label.trim() !== '',
    ),
  };
  const options = { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' } as const;
  return {
    site: stringify(site, options),
    topics: stringify({ groups, topics }, options),
    combinations: SHOWN.length * 7 + 1,
  };
}

function isAccepted(url: string): boolean {
  return (
    attempt(() => parseSiteConfig(JSON.stringify({ links: [{ label: 'x', url }] }), 'site.yaml')) ===
    'accepted'
  );
}

/** The time in milliseconds after which a file of settings takes too long. */
const MOST_MS = 5000;

/**
 * Reads settings and topics with each payload at each place. All must be taken or refused with a message; addresses that are taken must be
 * those of the web, and no object may have got new fields. @param every takes only each so many-th payload.
 */
export function settingsProblems(every = 1): { readonly combinations: number; readonly problems: string[] } {
  const problems: string[] = [];
  let combinations = 0;
  const tryFile = (what: string, yaml: string, read: (text: string, file: string) => unknown) => {
    combinations += 1;
    const start = performance.now();
    const result = attempt(() => read(yaml, 'x.yaml'));
    if (result !== 'accepted' && result !== 'refused')
      problems.push(`${what} with ${JSON.stringify(yaml.slice(0, 100))}: ${result}`);
    if (performance.now() - start > MOST_MS)
      problems.push(`${what} with ${JSON.stringify(yaml.slice(0, 100))} takes too long`);
    if (result === 'accepted' && /url|address|base/u.test(what)) {
      const address = /"(?:url|address|base)":"((?:[^"\\]|\\.)*)"/u.exec(yaml)?.[1] ?? '';
      if (!isWebAddress(JSON.parse(`"${address}"`))) problems.push(`${what} takes ${address.slice(0, 80)}`);
    }
  };
  for (const text of TEXTS.filter((_, at) => at % every === 0)) {
    for (const [place, file] of Object.entries(SITE_PLACES))
      tryFile(`the setting ${place}`, JSON.stringify(file(text)), parseSiteConfig);
    for (const [place, file] of Object.entries(TOPIC_PLACES))
      tryFile(`the topic’s ${place}`, JSON.stringify(file(text)), parseTopicsFile);
  }
  for (const yaml of ODD_YAML) {
    tryFile('settings', yaml, parseSiteConfig);
    tryFile('topics', yaml, parseTopicsFile);
  }
  if (Object.keys(Object.prototype).length > 0 || 'name' in {})
    problems.push('all objects have got new fields');
  return { combinations, problems };
}

function attempt(read: () => unknown): string {
  try {
    read();
    return 'accepted';
  } catch (error) {
    return error instanceof ConfigError ? 'refused' : String(error).slice(0, 200);
  }
}
