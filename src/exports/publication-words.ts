import { NUMBERED } from './csl-item.ts';
import { namesInWords } from './name-list.ts';
import { pagesWith } from './page-ranges.ts';
import type { CitedWork, WorkType } from './publication.ts';
import { placeOfType } from './work-types.ts';

/** The largest number of editors that a sentence names; a page's record and the file formats name all. */
export const MAX_EDITORS = 4;

/** Options of {@link publicationInWords}. */
interface Context {
  /** For a text that names the editors elsewhere. */
  readonly withoutEditors?: boolean;
  /** The date of publication in words; the last sentence ends in it. */
  readonly date?: string | undefined;
}

/**
 * Where and how a work was published, in sentences without their full stops: `Journal of Samples 7 (2),
 * 11–19`; `In Proceedings of Samples, edited by Ada Example, pages 1–12` and `Publisher, Place`; `PhD thesis,
 * University of Samples`. Empty for a preprint on arXiv, or if nothing is known.
 */
export function publicationInWords(
  work: CitedWork,
  { withoutEditors = false, date }: Context = {},
): string[] {
  if (work.type === 'article') return preprintWords(work, date);
  const editors = withoutEditors ? undefined : editedBy(work);
  const place = placeOfType(work.type);
  if (place === 'periodical') return withoutEmpty(inPeriodical(work, editors, date));
  const sentences = withoutEmpty(place === 'book' ? inBook(work, editors) : byItself(work, editors));
  const last = sentences.pop();
  return last === undefined ? [] : [...sentences, joined(last, date)];
}

function withoutEmpty([first = '', ...rest]: readonly string[]): string[] {
  return [begun(first), ...rest].filter((sentence) => sentence !== '');
}

/** The archive of a preprint. arXiv is left out, since the identifier names it. */
function preprintWords({ publisher, school, number }: CitedWork, date: string | undefined): string[] {
  const archive = publisher ?? school;
  if (archive === undefined || /^arxiv\b/iu.test(archive)) return [];
  return [joined(['Preprint', number].filter(Boolean).join(' '), archive, date)];
}

/** Capitalizes the first word unless it is part of a name, such as `eLife`. */
function begun(sentence: string): string {
  return sentence.replace(/^(?:article|edited by|issue|pages?|volume)\b/u, (word) => {
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
}

function inPeriodical(work: CitedWork, editors: string | undefined, date: string | undefined): string[] {
  const { container, volume, issue, publisher, place } = work;
  const inVolume = volume !== undefined;
  const name = [container, volume, inVolume && issue ? `(${issue})` : ''].filter(Boolean).join(' ');
  const number = inVolume ? undefined : worded('issue', issue);
  const what = joined(name, number, pagesOf(work, false), editors);
  return [what === '' ? '' : joined(what, date), joined(publisher, place)];
}

function inBook(work: CitedWork, editors: string | undefined): string[] {
  const { container, publisher, school, place } = work;
  return [
    joined(worded('In', container), editors, editionOf(work), volumeOf(work), pagesOf(work, true)),
    eventOf(work),
    joined(publisher ?? school, place),
  ];
}

function byItself(work: CitedWork, editors: string | undefined): string[] {
  const { type, container, genre, number, school, publisher, place } = work;
  const own = NUMBERED.has(type) ? number : undefined;
  const label = genre ?? LABELS[type] ?? (own === undefined ? undefined : 'Number');
  const kind = [label, own].filter(Boolean).join(' ');
  const isOfSchool = type === 'thesis' || type === 'report';
  const [body, other] = [school ?? publisher, school === undefined ? undefined : publisher];
  return [
    joined(
      ...[kind, container, editors, editionOf(work), volumeOf(work)],
      ...(isOfSchool ? [body, place, pagesOf(work, true)] : [pagesOf(work, true)]),
    ),
    eventOf(work),
    isOfSchool ? (other ?? '') : joined(body, place),
  ];
}

const LABELS: Partial<Readonly<Record<WorkType, string>>> = {
  thesis: 'Thesis',
  report: 'Report',
  patent: 'Patent',
  standard: 'Standard',
  dataset: 'Dataset',
  software: 'Software',
  manuscript: 'Manuscript',
  speech: 'Talk',
  motion_picture: 'Film',
};

function editedBy({ editors = [] }: CitedWork): string | undefined {
  return editors.length === 0
    ? undefined
    : `edited by ${namesInWords(editors, MAX_EDITORS, MAX_EDITORS - 1)}`;
}

/** `Series 34`, `volume 12 of Series`, `volume 12`. */
function volumeOf({ volume, series, number, type }: CitedWork): string | undefined {
  const inSeries = [series, NUMBERED.has(type) ? undefined : number].filter(Boolean).join(' ');
  if (volume === undefined) return inSeries;
  return `volume ${volume}${inSeries === '' ? '' : ` of ${inSeries}`}`;
}

function pagesOf({ pages, articleNumber }: CitedWork, isLabelled: boolean): string | undefined {
  if (pages === undefined) return worded('article', articleNumber);
  const shown = pagesWith(pages, '–');
  if (!isLabelled) return shown;
  return `${/[–,]/u.test(shown) ? 'pages' : 'page'} ${shown}`;
}

function eventOf({ event, eventPlace, container, place }: CitedWork): string {
  const where = eventPlace === place ? undefined : eventPlace;
  const what = event === container ? undefined : event;
  return what === undefined ? (worded('Held in', where) ?? '') : `Presented at ${joined(what, where)}`;
}

/** `2nd edition` for `2`; an edition that contains “ed.” or “edition” stays as it is. */
function editionOf({ edition }: CitedWork): string | undefined {
  if (edition === undefined || /\bed(?:ition|\b)/iu.test(edition)) return edition;
  return `${/^\d+$/u.test(edition) ? ordinal(Number(edition)) : edition} edition`;
}

function ordinal(number: number): string {
  const endings = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
  return `${number}${endings[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)]}`;
}

function worded(word: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${word} ${value}`;
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(', ');
}
