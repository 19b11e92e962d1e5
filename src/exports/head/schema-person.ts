import { citedName } from '../../paper/names/names.ts';
import type { Author } from '../../paper/schema.ts';

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An author or editor as https://schema.org/Person; a name without a family name as an organisation. */
export function personOf(author: Author): Json {
  const name = citedName(author);
  const { orcid, affiliation } = author;
  if ('literal' in name) return { '@type': 'Organization', name: author.name };
  const family = [name.particle, name.family].filter((part) => part !== undefined).join(' ');
  // Programs take the last word as the family name, so the parts are only needed for other names.
  const isPlain = !family.includes(' ') && author.name === `${name.given} ${family}`;
  return {
    '@type': 'Person',
    name: author.name,
    ...(name.given !== undefined && !isPlain && { givenName: name.given, familyName: family }),
    ...(orcid !== undefined && { sameAs: orcidUrl(orcid) }),
    ...(affiliation !== undefined && { affiliation: { '@type': 'Organization', name: affiliation } }),
  };
}

/** The address of an ORCID iD; sources write the iD with or without the address. */
export function orcidUrl(orcid: string): string {
  return `https://orcid.org/${encodeURIComponent(orcid.trim().replace(/^https?:\/\/orcid\.org\//i, ''))}`;
}
