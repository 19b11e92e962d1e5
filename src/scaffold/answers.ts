import { siteAddress } from '../commands/site-address.ts';
import { UsageError } from '../commands/usage-error.ts';
import { sourceNamed } from '../publishing/daily-sources.ts';
import type { SourceSettings } from '../site/source-settings.ts';
import { chosenTopics } from './topics.ts';

/** Where a site is published. `other` is a server of one's own, or a host for which there is no workflow. */
export const HOSTS = ['github', 'gitlab', 'other'] as const;
export type Host = (typeof HOSTS)[number];

/** The texts that a person gives, by option or in answer to a question. */
export interface RawAnswers {
  readonly name: string;
  readonly sources: string;
  readonly topics: string;
  readonly site: string;
  readonly host: string;
}

/** All that a new repository of papers needs to know. */
export interface Answers {
  readonly name: string;
  readonly sources: readonly SourceSettings[];
  /** The slugs of the topics; `undefined` for all of them. */
  readonly topics: readonly string[] | undefined;
  readonly site: string | undefined;
  readonly host: Host;
}

/** One answer, checked. Each function throws a {@link UsageError} that says what to write instead. */
export const readAnswer = {
  name: (text: string): string => {
    const name = text.replaceAll(/\s+/gu, ' ').trim();
    if (name !== '') return name;
    throw new UsageError('The site needs a name.', 'For example: Papers of Our Group.');
  },
  sources: (text: string): SourceSettings[] =>
    text
      .split(/\s+/u)
      .filter((name) => name !== '' && name !== 'none')
      .map(sourceNamed),
  topics: (text: string): string[] | undefined => {
    const slugs = text.split(/[\s,]+/u).filter((slug) => slug !== '');
    if (slugs.length === 0 || (slugs.length === 1 && slugs[0] === 'all')) return undefined;
    chosenTopics(slugs);
    return slugs;
  },
  site: (text: string): string | undefined => {
    const address = siteAddress(text.trim() === '' ? undefined : text.trim());
    if (address === undefined || !/[?#]/u.test(address)) return address;
    throw new UsageError(
      `${text} has a ? or a #.`,
      'The addresses of pages begin with this one. Leave that part out.',
    );
  },
  host: (text: string): Host => {
    const host = HOSTS.find((known) => known === text.trim().toLowerCase());
    if (host !== undefined) return host;
    throw new UsageError(`“${text}” is not one of the hosts.`, `Write ${HOSTS.join(', ')}.`);
  },
} as const;

/** Checks all answers. @throws {UsageError} for the first wrong one. */
export function readAnswers(raw: RawAnswers): Answers {
  return {
    name: readAnswer.name(raw.name),
    sources: readAnswer.sources(raw.sources),
    topics: readAnswer.topics(raw.topics),
    site: readAnswer.site(raw.site),
    host: readAnswer.host(raw.host),
  };
}
