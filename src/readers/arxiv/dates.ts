import { type Day, dayOf, type Month, monthOf } from '../../paper/days.ts';
import { dayOfMail } from '../dates/date-parsing.ts';
import { childrenOf, textOf, type XmlElement } from '../xml/tree.ts';

/** The days of a paper's first and last version, and the day on which it was withdrawn. */
export interface History {
  readonly published?: Day;
  readonly updated?: Day;
  readonly withdrawn?: Day;
  readonly version?: number;
}

/**
 * The days that the prefix `arXiv` gives. `created` is the first version's day in older answers, which name a later one as
 * `updated`; in newer ones it is the current version's. An identifier is given out in the month of the first version or
 * soon after, so a paper that was `created` after that month has had versions since, and its first day is not known.
 */
export function datesOf(id: string, created: Day | undefined, updated: Day | undefined): History {
  if (created === undefined) return updated === undefined ? {} : { updated };
  const month = monthOfId(id);
  if (month !== undefined && monthOf(created) > month)
    return { updated: updated === undefined || updated < created ? created : updated };
  return { published: created, ...(updated !== undefined && updated > created && { updated }) };
}

/** The month in which an arXiv identifier was given out. */
function monthOfId(id: string): Month | undefined {
  const [, year, month] = /(?:^|\/)(\d{2})(\d{2})/.exec(id) ?? [];
  if (year === undefined || month === undefined) return undefined;
  // arXiv began in 1991.
  return `${Number(year) >= 91 ? '19' : '20'}${year}-${month}`;
}

/** The days that the list of versions of the prefix `arXivRaw` gives. */
export function versionsOf(content: XmlElement): History {
  const versions = childrenOf(content, 'version')
    .map((element) => ({
      number: Number(/^v?([1-9]\d{0,5})$/.exec((element.attributes.version ?? '').trim())?.[1]),
      day: dayOfMail(textOf(element, 'date')) ?? dayOf(textOf(element, 'date').trim()),
      // https://info.arxiv.org/help/withdraw.html: the last version of a withdrawn paper has no source that is shown.
      isWithdrawn: textOf(element, 'source_type').trim() === 'I',
    }))
    .filter(({ number }) => !Number.isNaN(number))
    .sort((a, b) => a.number - b.number);
  const last = versions.at(-1);
  if (last === undefined) return {};
  const published = versions.find(({ number }) => number === 1)?.day;
  return {
    version: last.number,
    ...(published !== undefined && { published }),
    ...(last.day !== undefined && last.number > 1 && { updated: last.day }),
    ...(last.day !== undefined && last.isWithdrawn && { withdrawn: last.day }),
  };
}
