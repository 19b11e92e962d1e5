/** The characters of Windows-1252 from 0x80 to 0x9F, where it differs from Latin-1. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const BYTES: ReadonlyMap<string, number> = new Map([...WINDOWS].map((sign, index) => [sign, 0x80 + index]));

// UTF-8 of Latin letters (C3 to C5), of no-break spaces and symbols (C2), and of general punctuation (E2 80, E2 82,
// E2 84), decoded as Windows-1252 or Latin-1. Nobody writes these characters side by side.
const TAIL = `[\\u0080-\\u00BF${WINDOWS}]`;
const MOJIBAKE = new RegExp(`[ÂÃÄÅ]${TAIL}|â[\\u0080\\u0082\\u0084€‚„]${TAIL}`, 'gu');
const WORD_LIKE = /^[ÄÅ]/u;

/** Repairs UTF-8 that was decoded as Windows-1252: `GÃ¶del` is Gödel, `donâ€™t` is don’t. */
export function repairMojibake(text: string): string {
  if (!/[ÂÃÄÅâ]/u.test(text)) return text;
  return text.replace(MOJIBAKE, (found) => {
    // `Ä` and `Å` also precede quotation marks and dashes in correct text.
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
