import type { Paper } from '../../paper/schema.ts';
import { createClassifier } from './classifier.ts';
import type { Vocabulary } from './topics-file.ts';

// Escapes are what tells Markdown from plain text here; setting the text for its words alone would be slow.
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

/** Finds the topics of papers: those that a person pinned, else those that the rules give. Pages and search share it. */
export function createTopicFinder(vocabulary: Vocabulary): (paper: Paper) => string[] {
  const classify = createClassifier(vocabulary);
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
