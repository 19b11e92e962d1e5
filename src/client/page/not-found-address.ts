/** Guesses about an address that was not found. */
export interface LostAddress {
  /** Words to search for; empty if the address has none, as that of a day. */
  readonly query: string;
  /** Ids that the paper may have on this site, most likely first. */
  readonly ids: readonly string[];
  /** The arXiv id, if the address has one. */
  readonly arxivId?: string;
}

// Folders of pages with dates as names. Nobody searches for dates.
const TIMES = new Set(['days', 'weeks', 'months']);
// https://info.arxiv.org/help/arxiv_identifier.html. Versions, file endings and missing zeros are accepted.
const ARXIV = /(?:^|[^\d.])(\d{2}(?:0[1-9]|1[0-2]))[._](\d{3,5})(?:v\d+)?(?=$|[^\d])/u;
const OLD_ARXIV = /(?:^|[/:])([a-z]+(?:-[a-z]+)?)(?:\.[A-Za-z-]{2,8})?[/_](\d{7})(?:v\d+)?(?=$|[^\d])/u;

/** Reads an address relative to the site's root, `papers/2603.01234v2.html`, percent-encoded or not. */
export function readLostAddress(path: string): LostAddress {
  const address = decoded(path).replace(/\/+$/u, '');
  const [folder = '', ...rest] = address.split('/');
  if (TIMES.has(folder)) return { query: '', ids: [] };
  const [arxivId, ids] = arxivIdsIn(address);
  if (arxivId !== undefined) return { query: arxivId, ids, arxivId };
  const last = (rest.at(-1) ?? folder).replace(/\.[a-z]{2,5}$/iu, '');
  const query = last
    .replaceAll(/[-_+.\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
  const id = last.replaceAll(/[^\w.-]/gu, '');
  return { query, ids: folder === 'papers' && id !== '' ? [...new Set([id, id.toLowerCase()])] : [] };
}

function arxivIdsIn(address: string): [arxivId: string | undefined, ids: string[]] {
  const [, month, number] = ARXIV.exec(address) ?? [];
  if (month !== undefined && number !== undefined) {
    // Five digits since January 2015, four before.
    const digits = Number(month.slice(0, 2)) >= 15 ? 5 : 4;
    if (number.length > digits) return [undefined, []];
    const [leading, trailing] = [number.padStart(digits, '0'), number.padEnd(digits, '0')];
    const ids = [...new Set([leading, trailing])].map((full) => `${month}.${full}`);
    return [ids[0], ids];
  }
  const [, archive, old] = OLD_ARXIV.exec(address) ?? [];
  if (archive === undefined || old === undefined) return [undefined, []];
  return [`${archive}/${old}`, [`${archive}/${old}`]];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
