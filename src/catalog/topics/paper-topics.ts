import type { Paper } from '../../paper/schema.ts';
import { createClassifier } from './classifier.ts';
import type { TopicsFile } from './topics-file.ts';

// Only escapes matter here: to render the Markdown just to read its words would be slow.
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

/** Finds the topics of papers: those that a person pinned, else those that the rules give. Pages and the search index use it. */
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
