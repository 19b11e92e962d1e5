import { stringify } from 'yaml';
import type { Paper } from '../../src/paper/schema.ts';
import { serialize } from '../../src/store/document.ts';
import { pathOf } from '../../src/store/store.ts';
import type { Choices } from './choices.ts';
import { paperFor } from './made-up-papers.ts';

/** A topic as the topics file has it. */
export interface ArchiveTopic {
  slug: string;
  label: string;
  group: string;
  description: string;
  phrases: string[];
  hints?: string[];
  categories?: string[];
  was?: string[];
}

/** The settings of `site.yaml`, some of them in groups. */
export type Settings = Record<string, unknown>;

/** All that a content folder has, before it is written. */
export class Archive {
  /** The papers by their ids. */
  readonly papers = new Map<string, Paper>();
  /** What a person wrote below the abstract of a paper, by its id. */
  readonly notes = new Map<string, string>();
  /** Files by their paths, whatever they hold. */
  readonly files = new Map<string, string | Buffer>();
  settings: Settings = {
    url: 'https://papers.example.org/',
    digest: { feed: 'day' },
    logo: 'logo.svg',
    limits: { feedPapers: 4, topicPapers: 4, recentDays: 2 },
  };
  groups = ['Machines', 'Nature'];
  topics: ArchiveTopic[] = [
    topic('robots', 'Robots', 'Machines', ['robot', 'planning']),
    topic('language', 'Language', 'Machines', ['speech', 'machine translation']),
    topic('graphs', 'Graphs', 'Machines', ['graph']),
    topic('proteins', 'Proteins', 'Nature', ['protein'], ['q-bio']),
  ];
  #numbers = 0;

  constructor(choices: Choices) {
    for (let left = 8 + choices.below(13); left > 0; left -= 1) this.addPaper(choices);
    this.files.set('logo.svg', picture('teal'));
    this.files.set('public/CNAME', 'papers.example.org\n');
    this.files.set('public/about/us.txt', 'We read papers.\n');
  }

  /** Adds a paper with a new id. */
  addPaper(choices: Choices): Paper {
    this.#numbers += 1;
    const paper = paperFor(this.#numbers, choices);
    this.papers.set(paper.id, paper);
    return paper;
  }

  /** What all files hold, by their paths in the content folder. */
  texts(): Map<string, string | Buffer> {
    const texts = new Map(this.files);
    texts.set('site.yaml', stringify(this.settings));
    texts.set('topics.yaml', stringify({ groups: this.groups, topics: this.topics }));
    for (const [id, paper] of this.papers)
      texts.set(pathOf(paper), `${serialize(paper)}${this.notes.get(id) ?? ''}`);
    return texts;
  }
}

/** A topic of the topics file. */
export function topic(
  slug: string,
  label: string,
  group: string,
  phrases: string[],
  categories?: string[],
): ArchiveTopic {
  return {
    slug,
    label,
    group,
    description: `Papers on ${label.toLowerCase()}.`,
    phrases,
    ...(categories && { categories }),
  };
}

/** A picture as SVG. */
export function picture(colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="${colour}"/></svg>\n`;
}
