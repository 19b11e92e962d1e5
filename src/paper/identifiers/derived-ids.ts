import { createHash } from 'node:crypto';
import { isReservedName } from './file-names.ts';
import { normalizeTitle } from './identifiers.ts';

const SLUG_LENGTH = 80;
const DIGEST_LENGTH = 12;
// The file that hosts serve for a folder, and the store's folder of papers without a day.
const RESERVED = /^(?:index|undated)$/;
// A slug must not look like another kind of identifier, in any case.
const ANOTHER_KIND = new RegExp(`^doi-|^[a-z]\\d\\d-\\d+$|-[0-9a-f]{${DIGEST_LENGTH}}$`);

/**
 * The identifier of a paper without any other: a slug of the title. If the slug does not contain the whole
 * normalised title, a digest of the title is added, so that different titles never share an identifier.
 */
export function idFromTitle(title: string): string {
  const normalized = normalizeTitle(title);
  const slug = normalized.replaceAll(' ', '-');
  const whole = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) && slug.length <= SLUG_LENGTH;
  const taken = isReservedName(slug) || RESERVED.test(slug) || ANOTHER_KIND.test(slug);
  return whole && !taken ? slug : slugWithDigest(slug, normalized);
}

/** The identifier of a paper with a DOI: a slug with a digest, so that different DOIs never share one. */
export function idFromDoi(doi: string): string {
  return `doi-${slugWithDigest(doi.toLowerCase(), doi.toLowerCase())}`;
}

function slugWithDigest(text: string, whole: string): string {
  const digest = createHash('sha256').update(whole).digest('hex').slice(0, DIGEST_LENGTH);
  const slug = text
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? `untitled-${digest}` : `${slug}-${digest}`;
}
