import type { Paper } from '../../src/paper/schema.ts';

/**
 * Made-up papers of five years, for an index of several shards. Their dates, votes, topics and words take turns at different
 * paces, so that each shard has some of nearly everything, and many are equal in what they are put in order by.
 */

/** The months of listing, with how many papers each has. */
const MONTHS: readonly (readonly [month: string, papers: number])[] = [
  ['2022-02', 10],
  ['2022-09', 10],
  ['2023-03', 10],
  ['2023-10', 10],
  ['2024-01', 10],
  ['2024-06', 10],
  ['2024-11', 10],
  ['2025-03', 10],
  ['2025-08', 10],
  ['2026-01', 10],
  ['2026-04', 10],
  ['2026-07', 18],
];
const UNDATED = 8;
/** Days long before some of the papers were listed, so that the days of one shard lie among those of another. */
const EARLY = ['2022-01-05', '2022-08-09', '2024-02-29', '2023-05-06'];
const KINDS = ['Tide Tables', 'Bird Calls', 'Old Maps', 'Mountain Roads', 'River Ferries'];
const USES = ['for Beginners', 'in Winter', 'without Instruments'];
const NAMES = ['Ada Example', 'Bela Muster', 'Chloé Exemple', 'Farah Mithal'];

/** The word of one paper alone, which is among the oldest, and its id. */
export const RARE = { word: 'quagga', id: '2202.70013' };

/** The title of one of the oldest papers; ten of the newest shard have its words in their abstracts. */
export const OLD_TITLE = { title: 'Across the Gorge', id: '2202.70011' };

/** The papers, those of no month first, then the earliest. */
export function shardPapers(): readonly Paper[] {
  const months = MONTHS.flatMap(([month, papers]) => new Array<string>(papers).fill(month));
  const undated = Array.from({ length: UNDATED }, (_, at) => ({ ...paper(at), id: `loose-leaf-${at}` }));
  const dated = months.map((month, of) => {
    const at = UNDATED + of;
    const listed = `${month}-${String(10 + (at % 4)).padStart(2, '0')}`;
    const published = publishedOf(listed, at);
    return {
      ...paper(at),
      id: `${month.slice(2, 4)}${month.slice(5)}.7${String(at).padStart(4, '0')}`,
      listed,
      ...(published !== undefined && { published }),
    };
  });
  return [...undated.map((paper, at) => (at % 2 === 0 ? paper : { ...paper, year: 2023 })), ...dated];
}

function publishedOf(listed: string, at: number): string | undefined {
  const early = EARLY[at % EARLY.length] ?? '';
  if (at % 3 === 1 && early < listed) return early;
  return at % 3 === 2 ? listed.replace(/\d\d$/u, '02') : undefined;
}

function paper(at: number): Omit<Paper, 'id'> {
  const kind = KINDS[at % KINDS.length] ?? '';
  const name = NAMES[at % NAMES.length] ?? '';
  const topics = [...(at % 3 === 0 ? ['robotics'] : []), ...(at % 4 === 1 ? ['graphs'] : [])];
  return {
    title:
      at === UNDATED + 3
        ? OLD_TITLE.title
        : `${at % 4 === 0 ? 'Lantern ' : ''}${kind} ${USES[at % USES.length] ?? ''}, Part ${at}`,
    authors: [{ name }, ...(at % 7 === 0 ? [{ name: 'Tove Testholm' }] : [])],
    abstract: sentencesOf(at).join(' '),
    topics,
    ...(at % 5 !== 0 && { upvotes: (at * 7) % 9 }),
    sources: ['listing'],
  };
}

/** The first paper of the newest shard. */
const NEWEST = 108;

/** Ten papers of the newest shard have it, and differ in how much they have of one word. */
function gorge(at: number): string {
  return `Across the gorge there were a viaduct, an aqueduct${', and a weir'.repeat(1 + ((at * 3) % 7))}.`;
}

function sentencesOf(at: number): string[] {
  return [
    'We went there and looked.',
    ...(at % 2 === 0 ? ['It was dark, and one lantern had to do.'] : []),
    ...(at % 3 === 0 ? ['Nobody was at the harbour.'] : []),
    ...(at % 5 === 1 ? ['A paper boat came by.'] : []),
    ...(at % 5 === 2 ? ['A boat made of paper came by.'] : []),
    ...(at % 7 === 3 ? ['This had been foretold by Testholm.'] : []),
    ...((at < NEWEST ? at % 10 === 1 : at % 2 === 1 && at > NEWEST + 8) ? [gorge(at)] : []),
    ...(at === UNDATED + 5 ? [`A ${RARE.word} was seen.`] : []),
    ...(at % 6 === 0 ? ['The walk back was long, and most of what we had written down on it was lost.'] : []),
  ];
}
