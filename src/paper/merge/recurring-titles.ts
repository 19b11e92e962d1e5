import { normalizeTitle } from '../identifiers/identifiers.ts';

// Of these a periodical or a volume of proceedings has one each time, often by the same people.
const RECURRING = new Set(
  [
    'abstracts addendum announcement announcements calendar contents corrigenda corrigendum editorial editorials errata',
    'erratum events foreword index introduction letters nachruf news notices obituaries obituary preface reviews vorwort',
  ].flatMap((words) => words.split(' ')),
);
const RECURRING_IN_WORDS =
  /^(?:a |the )?(?:(?:author|subject|title|cumulative) index|(?:back|front) (?:cover|matter)|book reviews?|calendar of (?:coming )?(?:events|meetings)|(?:call|calls) for papers|editors? (?:comments?|column|notes?|page)|editorial (?:board|comments?|introduction|notes?)|from the (?:board(?: of directors)?|chair|editors?|president)|guest editors? introduction|guest editorial|in memoriam|institutional members|(?:in this|future|coming) issues?|introduction to (?:the|this) (?:special )?(?:issue|section|volume)|letters? (?:from|to) the editors?|list of (?:participants|reviewers)|presidents? (?:address|column|letter|message|report)|production notes|(?:table of contents|contents of (?:other|past|recent|this|issues?|volumes?)\b.*)|treasurers? report)$/u;

/** Whether a title says of what kind a text is rather than what it is about, so that many works have it. */
export function isRecurringTitle(title: string): boolean {
  const words = normalizeTitle(title.replace(/['’]/gu, ''));
  return RECURRING.has(words) || RECURRING_IN_WORDS.test(words);
}
