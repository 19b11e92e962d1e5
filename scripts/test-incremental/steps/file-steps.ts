import { encodeModel, WORD_VECTORS_FILE } from '../../../src/vectors/model/model-file.ts';
import type { Choices } from '../choices.ts';
import type { Content, Step } from '../world.ts';

type ContentStep = Step<Content>;

function step(name: string, take: ContentStep['take']): ContentStep {
  return { kind: 'files', name, take };
}

/** Changes of the owner's own files, of word vectors, and of the record of the digest. */
export const FILE_STEPS: readonly ContentStep[] = [
  step('edit an own file', ({ archive, choices }) => {
    const text = `We read ${choices.below(10)} papers.\n`;
    archive.files.set('public/about/us.txt', text);
    return text.trim();
  }),
  step('add an own file', ({ archive, choices }) => {
    const path = choices.one(['public/.well-known/security.txt', 'public/papers/own.html', 'public/ö.txt']);
    archive.files.set(path, 'Mine.\n');
    return path;
  }),
  step('delete own files', ({ archive }) => {
    const paths = [...archive.files.keys()].filter((path) => path.startsWith('public/'));
    for (const path of paths) archive.files.delete(path);
    return paths.length === 0 ? undefined : paths.join(', ');
  }),
  step('publish an edition of the digest', ({ archive, choices }) => {
    const papers = [...archive.papers.values()].filter(({ listed }) => listed !== undefined);
    if (papers.length === 0) return undefined;
    const own = choices.some(papers, 4).map(({ id }) => id);
    const lines = [
      { start: '2026-01-02', papers: [] },
      { edition: '2026-01-02', published: '2026-01-02T08:00:00Z', papers: own },
    ];
    archive.files.set('digest/days.jsonl', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return own.join(', ');
  }),
  step('other word vectors', ({ archive, choices }) => {
    const value = choices.one(['own', 'own', 'damaged', 'those of the project']);
    if (value === 'own') archive.files.set(WORD_VECTORS_FILE, wordVectors(choices));
    else if (value === 'damaged') archive.files.set(WORD_VECTORS_FILE, 'damaged');
    else archive.files.delete(WORD_VECTORS_FILE);
    return value;
  }),
];

const TERMS = ['attention', 'galaxy', 'graph', 'machine', 'protein', 'robot', 'speech', 'theory'];

/** Random vectors of a few words, as a file. */
function wordVectors(choices: Choices): Buffer {
  const dimensions = 256;
  return encodeModel({
    dimensions,
    terms: TERMS,
    components: Int8Array.from({ length: TERMS.length * dimensions }, () => choices.below(255) - 127),
    scales: Float32Array.from(TERMS, () => 0.01),
  });
}
