import { normalizeTitle } from '../identifiers/identifiers.ts';

// Titles that recur in every issue of a periodical or volume of proceedings, often by the same people.
const RECURRING = new Set(
  [
    'abstracts addendum announcement announcements calendar contents corrigenda corrigendum editorial editorials errata',
    'erratum events foreword index introduction letters nachruf news notices obituaries obituary preface reviews vorwort',
  ].flatMap((words) => words.split(' ')),
);
const RECURRING_IN_WORDS =
  /^(?:a |the )?(?:(?:author|subject|title|cumulative) index|(?:back|front) (?:cover|matter)|book reviews?|calendar of (?:coming )?(?:events|meetings)|(?:call|calls) for papers|editors? (?:comments?|column|notes?|page)|editorial (?:board|comments?|introduction|notes?)|from the (?:board(?: of directors)?|chair|editors?|president)|guest editors? introduction|guest editorial|in memoriam|institutional members|(?:in this|future|coming) issues?|introduction to (?:the|this) (?:special )?(?:issue|section|volume)|letters? (?:from|to) the editors?|list of (?:participants|reviewers)|presidents? (?:address|column|letter|message|report)|production notes|(?:table of contents|contents of (?:other|past|recent|this|issues?|volumes?)\b.*)|treasurers? report)$/u;

/** Whether a title names the kind of a text instead of its subject, so that many works have it. */
export function isRecurringTitle(title: string): boolean {
  const words = normalizeTitle(title.replace(/['’]/gu, ''));
  return RECURRING.has(words) || RECURRING_IN_WORDS.test(words);
}
