import { z } from 'zod';
import { hasCredentials, isWebAddress } from '../paper/schema.ts';
import { parseColour } from './colour/colour.ts';
import { digestSettings } from './digest-settings.ts';
import { sourcesSettings } from './source-settings.ts';
import { subscriberSettings } from './subscriber-settings.ts';

const text = z
  .string('must be text; put it in quotes')
  .trim()
  .min(1, 'must not be empty; leave the line out if there is nothing to say');
const webAddress = z
  .string('must be text')
  .refine(isWebAddress, 'must be an http or https address')
  .refine(
    (address) => !hasCredentials(address),
    'must have no name and no password, since all pages show it',
  );
const siteAddress = webAddress.refine(
  (address) => !/[?#]/u.test(address),
  'must be an address without ? and #, since the addresses of pages begin with it',
);
const language = z
  .string('must be text; put it in quotes')
  .refine(isLanguage, 'must be the tag of a known language, such as en-GB, en-US, de, fr or ja');
const flag = (fallback: boolean) => z.boolean('must be true or false, without quotes').default(fallback);
/** A group of settings. */
const settings = <Fields extends z.ZodRawShape>(fields: Fields) =>
  z.strictObject(fields, 'must be settings, each a name with a colon and a value');
const colour = z
  .union([text, z.number()], 'must be a colour in quotes, such as "#7a1f2b"')
  .transform(String)
  .refine(
    (written) => parseColour(written) !== undefined,
    'must be an opaque colour: "#7a1f2b", rgb(122 31 43), hsl(352 59% 30%), oklch(0.42 0.12 20) or a name such as teal',
  );
const count = (fallback: number, most: number) => {
  const message = `must be a whole number from 1 to ${most}`;
  return z.int(message).min(1, message).max(most, message).default(fallback);
};

/** The path of an owner's file in the content folder. */
const file = (endings: readonly string[]) =>
  text
    .refine((path) => !/^[/\\]|^[a-z]+:|(?:^|[/\\])\.\.(?:[/\\]|$)/iu.test(path), {
      message: 'must be the path of a file in the content folder',
    })
    .refine((path) => endings.some((ending) => path.toLowerCase().endsWith(`.${ending}`)), {
      message: `must be a file that ends in .${endings.join(' or .')}`,
    });

/** The font families that need no file. */
const FAMILIES = new Set(['source-serif', 'serif', 'sans']);

const picture = file(['svg', 'png']);
const fontFile = file(['woff2']);
const FONT =
  'must be source-serif, serif, sans, a .woff2 file in the content folder, or such files under regular, bold and italic';
const font = z.union(
  [
    text.refine((name) => FAMILIES.has(name) || fontFile.safeParse(name).success, FONT),
    z.strictObject({ regular: fontFile, bold: fontFile.exactOptional(), italic: fontFile.exactOptional() }),
  ],
  FONT,
);

/**
 * The schema of `content/site.yaml`. A setting without a default may be left out; an unknown key is an error.
 */
export const siteConfigSchema = settings({
  /** The site's name, for the header and the titles of pages. */
  name: text.default('Broadsheet'),
  /** One sentence about the site, for the footer and search engines. */
  description: text.default('Research papers, day by day.'),
  /** The address at which the site is published. Only canonical links and feeds need it. */
  url: siteAddress.exactOptional(),
  /** The language in which dates and numbers are written, as a tag such as `en-GB`, `en-US` or `de`. */
  language: language.default('en-GB'),
  /** How days are written: `4 March 2026`, `4 Mar 2026` or `2026-03-04`. */
  dates: z.enum(['long', 'short', 'iso'], 'must be long, short or iso').default('long'),
  /**
   * The colour of links, marks and charts. Both themes derive their colours from it. The default is
   * Broadsheet's red.
   */
  accent: colour.exactOptional(),
  /** The font of text, and the font of controls and facts. */
  fonts: settings({ text: font.default('source-serif'), interface: font.default('sans') }).prefault({}),
  /** A picture beside the name in the header, or in place of it. */
  logo: z
    .union(
      [picture, z.strictObject({ file: picture, dark: picture.exactOptional(), alone: flag(false) })],
      'must be an .svg or .png file in the content folder, or such files under file and dark, with alone: true or false',
    )
    .transform((logo) => (typeof logo === 'string' ? { file: logo, alone: false } : logo))
    .exactOptional(),
  /** The icon in browser tabs. */
  icon: picture.exactOptional(),
  /** A paragraph of Markdown for the footer, such as who runs the site. */
  footer: text.exactOptional(),
  /** Links for the footer, such as a group's home page. */
  links: z.array(settings({ label: text, url: webAddress }), 'must be a list').default([]),
  /** The parts that pages show. */
  show: settings({
    upvotes: flag(true),
    comments: flag(true),
    stars: flag(true),
    code: flag(true),
    topics: flag(true),
    abstracts: flag(true),
    related: flag(true),
    trending: flag(true),
    authors: flag(true),
    /** The page with the newest papers in each reader's own order, and the buttons that follow topics and authors. */
    forYou: flag(true),
    /** The pictures that other sites show beside links to this one. */
    cards: flag(true),
  }).prefault({}),
  /** The limits of pages and feeds. */
  limits: settings({
    /** Days in brief below the newest one on the home page. */
    recentDays: count(6, 60),
    /** The week's most upvoted papers on the home page. */
    mostUpvoted: count(5, 50),
    /** The newest papers on a topic's page; its months hold all of them. */
    topicPapers: count(30, 200),
    /** Related papers on a paper's page. */
    relatedPapers: count(6, 20),
    /** The newest papers in a feed. A feed always has all papers of the newest day. */
    feedPapers: count(50, 500),
  }).prefault({}),
  search: settings({
    /** Whether search also finds papers by what a reader describes, in other words than theirs. */
    meaning: flag(true),
  }).prefault({}),
  /** Whether readers can read the site without a network: their browser stores what they have seen. */
  offline: flag(true),
  authors: settings({
    /** The number of papers from which on an author has a page. */
    minPapers: count(2, 1000),
  }).prefault({}),
  /** The sources from which the daily job fetches. */
  sources: sourcesSettings.default([]),
  /** The digest by mail, and the feed for services that send mails. */
  digest: digestSettings.prefault({}),
  /** The service at which readers subscribe to the digest. */
  subscribers: subscriberSettings.prefault({}),
});

export type SiteConfig = z.output<typeof siteConfigSchema>;

/** Smaller archives have no semantic index: a few words find whatever is in them. */
const FEWEST_PAPERS_BY_MEANING = 100;

/** Whether search also finds papers by what a reader describes. @param papers the number of papers of the site. */
export function hasSemanticSearch({ search }: SiteConfig, papers: number): boolean {
  return search.meaning && papers >= FEWEST_PAPERS_BY_MEANING;
}

/** A part of the pages that the owner can switch off. */
export type Showable = keyof SiteConfig['show'];

/** Whether a tag is well-formed and dates can be written in its language; `xx` is only well-formed. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length === 1;
  } catch {
    return false;
  }
}
