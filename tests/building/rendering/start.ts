import { paper } from '../../catalog/papers.ts';
import type { SmallSite } from './small-site.ts';

const topic = (slug: string, label: string, phrase: string) => ({
  slug,
  label,
  group: 'Topics',
  description: `About ${label}.`,
  phrases: [phrase],
  hints: [],
  categories: [],
  exclude: [],
});
/** A small site, before it is edited. */
export const START: SmallSite = {
  papers: [
    paper({
      id: '2602.00001',
      title: 'robots for graphs',
      listed: '2026-02-27',
      authors: [{ name: 'Ada Byron' }],
    }),
    paper({ id: '2603.00002', title: 'speech', listed: '2026-03-02', authors: [{ name: 'Bo Abel' }] }),
    paper({ id: '2603.00003', title: 'graphs', listed: '2026-03-02', authors: [{ name: 'Ada Byron' }] }),
  ],
  topics: [topic('robots', 'Robots', 'robots'), topic('graphs', 'Graphs', 'graphs')],
};
