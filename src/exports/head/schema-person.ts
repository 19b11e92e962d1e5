import { citedName } from '../../paper/names/names.ts';
import type { Author } from '../../paper/schema.ts';

/** A value that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An author or editor as https://schema.org/Person; whatever has no personal name as an organisation. */
export function personOf(author: Author): Json {
  const name = citedName(author);
  const { orcid, affiliation } = author;
  if ('literal' in name) return { '@type': 'Organization', name: author.name };
  const family = [name.particle, name.family].filter((part) => part !== undefined).join(' ');
  // Of most names the last word is the family name, as everybody who splits them takes it to be.
  const isPlain = !family.includes(' ') && author.name === `${name.given} ${family}`;
  return {
    '@type': 'Person',
    name: author.name,
    ...(name.given !== undefined && !isPlain && { givenName: name.given, familyName: family }),
    ...(orcid !== undefined && { sameAs: orcidUrl(orcid) }),
    ...(affiliation !== undefined && { affiliation: { '@type': 'Organization', name: affiliation } }),
  };
}

/** The address of an ORCID iD, which sources write with or without it. */
export function orcidUrl(orcid: string): string {
  return `https://orcid.org/${encodeURIComponent(orcid.trim().replace(/^https?:\/\/orcid\.org\//i, ''))}`;
}
