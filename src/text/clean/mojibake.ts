/** Windows-1252 where it differs from Latin-1, in the order of its bytes from 0x80 to 0x9F. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const BYTES: ReadonlyMap<string, number> = new Map([...WINDOWS].map((sign, index) => [sign, 0x80 + index]));

// UTF-8 of Latin letters (C3 to C5), of no-break spaces and signs (C2), and of general punctuation (E2 80, E2 82,
// E2 84), read as Windows-1252 or Latin-1. Nobody writes these signs side by side.
const TAIL = `[\\u0080-\\u00BF${WINDOWS}]`;
const MOJIBAKE = new RegExp(`[ÂÃÄÅ]${TAIL}|â[\\u0080\\u0082\\u0084€‚„]${TAIL}`, 'gu');
const WORD_LIKE = /^[ÄÅ]/u;

/** UTF-8 that someone read as Windows-1252, put right: `GÃ¶del` is Gödel, `donâ€™t` is don’t. */
export function repairMojibake(text: string): string {
  if (!/[ÂÃÄÅâ]/u.test(text)) return text;
  return text.replace(MOJIBAKE, (found) => {
    // `Ä` and `Å` stand before quotation marks and dashes in honest text too.
    if (WORD_LIKE.test(found) && /[\p{P}\p{S}\s]/u.test(found.slice(1))) return found;
    return decodeUtf8(found) ?? found;
  });
}

function decodeUtf8(found: string): string | undefined {
  const bytes = Array.from(found, (sign) => BYTES.get(sign) ?? sign.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
