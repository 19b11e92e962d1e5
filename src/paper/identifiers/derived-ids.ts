import { createHash } from 'node:crypto';
import { isReservedName } from './file-names.ts';
import { normalizeTitle } from './identifiers.ts';

const SLUG_LENGTH = 80;
const DIGEST_LENGTH = 12;
// What hosts serve for a folder, and the store's folder of papers without a day.
const RESERVED = /^(?:index|undated)$/;
// A slug that is the whole title must not look like one of the other kinds of identifier, whatever its case.
const ANOTHER_KIND = new RegExp(`^doi-|^[a-z]\\d\\d-\\d+$|-[0-9a-f]{${DIGEST_LENGTH}}$`);

/**
 * The identifier of a paper of which only the title is known: a slug of the title. Different normalised titles never
 * share one: wherever the slug does not say the whole title, a digest of it follows. It depends on the title alone.
 */
export function idFromTitle(title: string): string {
  const normalized = normalizeTitle(title);
  const slug = normalized.replaceAll(' ', '-');
  const whole = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) && slug.length <= SLUG_LENGTH;
  const taken = isReservedName(slug) || RESERVED.test(slug) || ANOTHER_KIND.test(slug);
  return whole && !taken ? slug : slugWithDigest(slug, normalized);
}

/** The identifier of a paper known by its DOI, as a slug that other DOIs do not share. */
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
