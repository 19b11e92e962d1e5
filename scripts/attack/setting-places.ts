/** A settings file with a text at one place. */
export const SITE_PLACES: Readonly<Record<string, (text: string) => object>> = {
  ...Object.fromEntries(
    [
      'name',
      'description',
      'url',
      'language',
      'dates',
      'accent',
      'logo',
      'icon',
      'footer',
      'show',
      'limits',
    ].map((key) => [key, (text: string) => ({ [key]: text })]),
  ),
  ...Object.fromEntries(
    ['feed', 'from', 'replyTo', 'unsubscribe', 'listId', 'smtp', 'dkim'].map((key) => [
      `digest.${key}`,
      (text: string) => ({ digest: { [key]: text } }),
    ]),
  ),
  ...Object.fromEntries(
    ['from', 'query', 'set', 'base'].map((key) => [
      `sources.${key}`,
      (text: string) => ({ sources: [{ from: 'arxiv', [key]: text }] }),
    ]),
  ),
  'sources.categories': (text) => ({ sources: [{ from: 'arxiv', categories: [text] }] }),
  'digest.smtp.host': (text) => ({ digest: { smtp: { host: text, user: text } } }),
  'digest.dkim': (text) => ({ digest: { dkim: { domain: text, selector: text, keyFile: text } } }),
  'subscribers.address': (text) => ({ subscribers: { address: text } }),
  'fonts.text': (text) => ({ fonts: { text } }),
  'fonts.text.bold': (text) => ({ fonts: { text: { regular: 'a.woff2', bold: text } } }),
  'logo.dark': (text) => ({ logo: { file: 'a.svg', dark: text } }),
  'links.url': (text) => ({ links: [{ label: 'x', url: text }] }),
  key: (text) => ({ [text]: 'x' }),
};

const TOPIC = {
  slug: 'herons',
  label: 'Herons',
  group: 'Birds',
  description: 'Herons.',
  phrases: ['herons'],
};
/** A file of topics with a text at one place. */
export const TOPIC_PLACES: Readonly<Record<string, (text: string) => object>> = {
  ...Object.fromEntries(
    ['slug', 'label', 'description'].map((key) => [
      key,
      (text: string) => ({ groups: ['Birds'], topics: [{ ...TOPIC, [key]: text }] }),
    ]),
  ),
  ...Object.fromEntries(
    ['phrases', 'hints', 'categories', 'exclude', 'was'].map((key) => [
      key,
      (text: string) => ({ groups: ['Birds'], topics: [{ ...TOPIC, [key]: [text] }] }),
    ]),
  ),
  group: (text) => ({ groups: [text], topics: [{ ...TOPIC, group: text }] }),
  key: (text) => ({ groups: ['Birds'], topics: [{ ...TOPIC, [text]: 'x' }] }),
};

/** YAML that is broken, deep, or has what settings rarely have. */
export const ODD_YAML = [
  'name: &a x\ndescription: *a',
  `a: &a [x]\nb: &b [${'*a, '.repeat(9)}]\nc: &c [${'*b, '.repeat(9)}]\nd: [${'*c, '.repeat(9)}]`,
  'name: &a [*a]',
  '<<: {name: x}',
  'name: !!js/function "x"',
  'name: !!python/object/apply:os.system ["id"]',
  '__proto__: {name: x}',
  'constructor: {prototype: {name: x}}',
  'name: x\nname: y',
  `name: ${'['.repeat(5000)}`,
  `name: ${'{a: '.repeat(3000)}x${'}'.repeat(3000)}`,
  `? ${'{'.repeat(1000)}\n: x`,
  '--- x\n--- y',
  '\uFEFFname: x',
  'name: "\\uD800"',
  'name: |\n  x\n\tindented',
  '%TAG ! tag:evil,2026:\n---\nname: !x y',
  '\0',
  '- name',
  'null',
];
