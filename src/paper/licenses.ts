const CREATIVE_COMMONS =
  /^https?:\/\/creativecommons\.org\/licenses\/([a-z]+(?:-[a-z]+)*)\/(\d\.\d)(?:\/([a-z]{2,3}))?(?:\/|$)/i;
const DEDICATION = /^https?:\/\/creativecommons\.org\/publicdomain\/(zero|mark)\/(\d\.\d)(?:\/|$)/i;
const ARXIV = /^https?:\/\/arxiv\.org\/licenses\/(?:nonexclusive-distrib|assumed-1991-2003)\b/i;

/**
 * The name of the licence at an address (https://creativecommons.org/share-your-work/cclicenses/,
 * https://info.arxiv.org/help/license/): `CC BY-SA 4.0`. `undefined` if it is not known.
 */
export function licenseName(address: string): string | undefined {
  const [, terms, version, country] = CREATIVE_COMMONS.exec(address) ?? [];
  if (terms !== undefined && version !== undefined)
    return [
      'CC',
      terms.toUpperCase(),
      version,
      ...(country === undefined ? [] : [country.toUpperCase()]),
    ].join(' ');
  const [, kind, number] = DEDICATION.exec(address) ?? [];
  if (kind !== undefined && number !== undefined)
    return kind.toLowerCase() === 'zero' ? `CC0 ${number}` : `Public Domain Mark ${number}`;
  return ARXIV.test(address) ? 'arXiv’s licence to distribute, all other rights reserved' : undefined;
}
