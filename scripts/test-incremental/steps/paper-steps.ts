import type { Paper } from '../../../src/paper/schema.ts';
import { serialize } from '../../../src/store/document.ts';
import { pathOf } from '../../../src/store/store.ts';
import { abstractFor, authorsFor, DAYS, NAMES, paperFor, titleFor } from '../made-up-papers.ts';
import type { Content, Step } from '../world.ts';

type ContentStep = Step<Content>;

function step(name: string, take: ContentStep['take']): ContentStep {
  return { kind: 'papers', name, take };
}

/** A step that changes a random paper. */
function ofPaper(name: string, change: (paper: Paper, world: Content) => Paper | undefined): ContentStep {
  return step(name, (world) => {
    const { archive, choices } = world;
    if (archive.papers.size === 0) return undefined;
    const id = choices.one([...archive.papers.keys()]);
    const paper = archive.papers.get(id);
    if (paper === undefined) return undefined;
    const changed = change(paper, world);
    archive.papers.delete(id);
    if (changed !== undefined) archive.papers.set(changed.id, changed);
    return id;
  });
}

/** Deletes all papers that match. */
function deleteAll({ archive }: Content, matches: (paper: Paper) => boolean): string | undefined {
  const ids = [...archive.papers.values()].filter(matches).map(({ id }) => id);
  for (const id of ids) archive.papers.delete(id);
  return ids.length === 0 ? undefined : `${ids.length} papers`;
}

const without = <Key extends keyof Paper>(paper: Paper, key: Key): Omit<Paper, Key> => {
  const { [key]: _, ...others } = paper;
  return others;
};

/** Changes of papers, as an ingest or a person makes them. */
export const PAPER_STEPS: readonly ContentStep[] = [
  step('add', ({ archive, choices }) => archive.addPaper(choices).id),
  step('add a day', ({ archive, choices }) => {
    const listed = choices.one(['2026-02-03', '2026-03-02', '2026-12-31']);
    const added = Array.from({ length: 1 + choices.below(4) }, () => archive.addPaper(choices));
    for (const paper of added) archive.papers.set(paper.id, { ...paper, listed });
    return `${added.length} papers on ${listed}`;
  }),
  ofPaper('edit an abstract', (paper, { choices }) => ({ ...paper, abstract: abstractFor(choices) })),
  ofPaper('edit a title', (paper, { choices }) => ({ ...paper, title: titleFor(choices) })),
  ofPaper('edit a title within its length', (paper) => ({
    ...paper,
    title: paper.title.replace(/[a-z](?=\w*$)/u, 'z'),
  })),
  ofPaper('vote', (paper, { choices }) => ({ ...paper, upvotes: choices.below(60) })),
  ofPaper('move to another day', (paper, { choices }) => ({ ...paper, listed: choices.one(DAYS) })),
  ofPaper('move to no day', (paper) => without(paper, 'listed')),
  ofPaper('hide', (paper) => ({ ...paper, hidden: true })),
  ofPaper('show again', (paper) => without(paper, 'hidden')),
  ofPaper('delete', () => undefined),
  ofPaper('withdraw', (paper) => ({ ...paper, withdrawn: '2026-02-03' })),
  ofPaper('correct the authors', (paper, { choices }) => ({ ...paper, authors: authorsFor(choices) })),
  ofPaper('add an author', (paper, { choices }) => ({
    ...paper,
    authors: [...(paper.authors ?? []), { name: choices.one(NAMES) }],
  })),
  ofPaper('pin topics', (paper, { choices }) => ({
    ...paper,
    topics: choices.some(['robots', 'proteins', 'graphs', 'unknown'], 2),
  })),
  ofPaper('take away pins', (paper) => without(paper, 'topics')),
  ofPaper('give another id', (paper) => ({
    ...paper,
    id: `2512.${paper.id.slice(5)}`,
    aliases: [...new Set([...(paper.aliases ?? []), paper.id])].filter((id) => !id.startsWith('2512')),
  })),
  step('merge two papers', ({ archive, choices }) => {
    if (archive.papers.size === 0) return undefined;
    const [kept, merged] = choices.some([...archive.papers.values()], 2);
    if (kept === undefined || merged === undefined) return undefined;
    archive.papers.delete(merged.id);
    archive.papers.set(kept.id, { ...kept, aliases: [...(kept.aliases ?? []), merged.id] });
    return `${merged.id} into ${kept.id}`;
  }),
  step('write a note', ({ archive, choices }) => {
    if (archive.papers.size === 0) return undefined;
    const id = choices.one([...archive.papers.keys()]);
    archive.notes.set(id, `\n## Notes\n\nRead *this*, ${choices.below(9)} times.\n`);
    return id;
  }),
  step('copy a paper to another folder', ({ archive, choices }) => {
    if (archive.papers.size === 0) return undefined;
    const paper = choices.one([...archive.papers.values()]);
    const path = pathOf({ ...paper, listed: '2024-02-29' });
    archive.files.set(path, serialize({ ...paper, title: `${paper.title}, again` }));
    return path;
  }),
  step('break a file', ({ archive }) => {
    archive.files.set('papers/2026/01/broken.md', '---\nid: 2601.99999\ntitle: [\n---\n');
    return 'papers/2026/01/broken.md';
  }),
  step('remove copies and broken files', ({ archive }) => {
    const paths = [...archive.files.keys()].filter((path) => path.startsWith('papers/'));
    for (const path of paths) archive.files.delete(path);
    return paths.length === 0 ? undefined : paths.join(', ');
  }),
  step('delete all papers of a day', (world) => {
    const day = world.choices.one([...DAYS, undefined]);
    return deleteAll(world, ({ listed }) => listed === day);
  }),
  step('delete all papers of a topic', (world) => {
    const word = world.choices.one(['robot', 'protein', 'speech', 'graph']);
    return deleteAll(world, ({ title, abstract }) => `${title} ${abstract}`.includes(word));
  }),
  step('delete nearly all papers', (world) => deleteAll(world, () => world.choices.happens(0.8))),
  step('empty the archive', (world) => deleteAll(world, () => true)),
  step('refill the archive', ({ archive, choices }) => {
    for (let left = 6 + choices.below(8); left > 0; left -= 1) archive.addPaper(choices);
    for (let number = 1; number < 4; number += 1) {
      const paper = paperFor(number, choices);
      archive.papers.set(paper.id, paper);
    }
    return `now ${archive.papers.size} papers`;
  }),
];
