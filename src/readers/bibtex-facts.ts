import { type Day, dayFrom } from '../paper/days.ts';
import type { Entry } from './bibtex-entry.ts';
import { dayOfNumbers, monthFrom, yearOf } from './written-dates.ts';

/** The day of an entry's `date`, or of its `year`, `month` and `day`; `undefined` where they do not name a day. */
export function publishedIn({ ownField }: Entry): Day | undefined {
  const date = dayOfNumbers(bare(ownField('date')));
  if (date !== undefined) return date;
  const year = /^\d{4}$/.exec(bare(ownField('year')))?.[0];
  const words = `${bare(ownField('month'))} ${bare(ownField('day'))}`.match(/[\p{L}\p{N}]+/gu) ?? [];
  // `March 10--12` and `March/April` name no day.
  if (year === undefined || words.length !== 2) return undefined;
  const [first = '', second = ''] = words;
  const [month, day] = /^\d+$/.test(first) && /^\p{L}/u.test(second) ? [second, first] : [first, second];
  const number = /^\d{1,2}(?:st|nd|rd|th)?$/.test(day) ? Number.parseInt(day, 10) : 0;
  return dayFrom(Number(year), monthFrom(month), number);
}

/** The year of an entry, that of the proceedings it stands in too; `undefined` where it is none, as in `to appear`. */
export function yearIn({ field }: Entry): number | undefined {
  return yearOf(bare(field('date'))) ?? yearOf(bare(field('year')));
}

/** Where an entry may say its arXiv identifier, the surest first. */
export function arxivIn({ ownField }: Entry): string[] {
  const eprint = bare(ownField('eprint'));
  const archive = bare(ownField('archiveprefix', 'eprinttype'));
  const inText = ['journal', 'journaltitle', 'howpublished']
    .map(
      (name) =>
        /\barxiv[:\s]\s*(?:abs\/)?((?:[a-z.-]+\/)?\d[\d.]*\d(?:v\d+)?)/i.exec(ownField(name))?.[1] ?? '',
    )
    .concat(/^abs\/(\S+)$/.exec(bare(ownField('volume')))?.[1] ?? '');
  if (eprint === '') return inText;
  const ofArxiv = archive === '' || /^(?:arxiv|[a-z]+(?:-[a-z]+)?)$/i.test(archive);
  const archives = [archive, bare(ownField('primaryclass', 'eprintclass'))];
  const old = archives.filter((name) => name !== '').map((name) => `${name}/${eprint}`);
  return ofArxiv ? [eprint, ...old, ...inText] : inText;
}

/** The addresses of an entry, the one of its page first. */
export function addressesIn({ ownField }: Entry): string[] {
  const published = /\\url\s*\{([^{}]+)\}|^(https?:\/\/\S+)$/.exec(ownField('howpublished'));
  return [ownField('url'), published?.[1] ?? published?.[2] ?? '', ownField('pdf')]
    .map((address) => bare(address).replace(/\\([%_&#~])/g, '$1'))
    .filter((address) => address !== '');
}

/** A value without the braces around it. */
function bare(value: string): string {
  return value.replace(/^\{+|\}+$/g, '').trim();
}
