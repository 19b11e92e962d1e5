import type { Paper } from '../../paper/schema.ts';
import { createClassifier } from './classifier.ts';
import type { TopicsFile } from './topics-file.ts';

// The classifier needs words only, so removing escapes is enough. Rendering the Markdown would be slow.
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

/** Finds the topics of papers: the pinned ones, else those of the rules. Used by pages and the search index. */
export function createTopicFinder(topicsFile: TopicsFile): (paper: Paper) => string[] {
  const classify = createClassifier(topicsFile);
  return ({ title, abstract, arxiv, keywords = [], topics }) => {
    const { primary, categories = [] } = arxiv ?? {};
    return classify({
      title: title.replace(ESCAPE, '$1'),
      abstract: abstract.replace(ESCAPE, '$1'),
      categories:
        primary === undefined ? categories : [primary, ...categories.filter((other) => other !== primary)],
      keywords,
      ...(topics !== undefined && { pinned: topics }),
    });
  };
}
