/** Digests in the names of files whose content tells their name. Nothing here may need Node. */

/** The alphabet of URL-safe Base64: https://www.rfc-editor.org/rfc/rfc4648#section-5 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const MAX_CHARACTERS = 8;

/**
 * A short digest as hexadecimal digits. Lists have digests in Base64, which is shorter. Names of files have hexadecimal digits,
 * because some disks do not distinguish capital letters from small ones, and because no name that Windows reserves has only such digits.
 * @param digest at most eight characters.
 * @throws {SyntaxError} for any other text.
 */
export function hexOfDigest(digest: string): string {
  let number = 0;
  for (const character of digest) {
    const bits = ALPHABET.indexOf(character);
    if (bits < 0) throw new SyntaxError('A digest has characters that are not of Base64.');
    number = number * 64 + bits;
  }
  if (digest.length > MAX_CHARACTERS) throw new SyntaxError('A digest is too long.');
  return number.toString(16).padStart(Math.ceil((digest.length * 6) / 4), '0');
}
