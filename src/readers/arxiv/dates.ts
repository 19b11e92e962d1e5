import { type Day, dayOf, type Month, monthOf } from '../../paper/days.ts';
import { dayOfMail } from '../dates/date-parsing.ts';
import { childrenOf, textOf, type XmlElement } from '../xml/tree.ts';

/** The days of the first and the last version, the day of withdrawal, and the number of the last version. */
export interface History {
  readonly published?: Day;
  readonly updated?: Day;
  readonly withdrawn?: Day;
  readonly version?: number;
}

/**
 * The days in the metadata format `arXiv`. In older responses `created` is the day of the first version and
 * `updated` that of the last one; in newer responses `created` is the day of the current version. An
 * identifier is assigned in the month of the first version or soon after. If `created` is later than that
 * month, it is the day of a later version, and the day of the first one is unknown.
 */
export function datesOf(id: string, created: Day | undefined, updated: Day | undefined): History {
  if (created === undefined) return updated === undefined ? {} : { updated };
  const month = monthOfId(id);
  if (month !== undefined && monthOf(created) > month)
    return { updated: updated === undefined || updated < created ? created : updated };
  return { published: created, ...(updated !== undefined && updated > created && { updated }) };
}

/** The month in which an arXiv identifier was assigned. */
function monthOfId(id: string): Month | undefined {
  const [, year, month] = /(?:^|\/)(\d{2})(\d{2})/.exec(id) ?? [];
  if (year === undefined || month === undefined) return undefined;
  // arXiv began in 1991.
  return `${Number(year) >= 91 ? '19' : '20'}${year}-${month}`;
}

/** The days in the version list of the metadata format `arXivRaw`. */
export function versionsOf(content: XmlElement): History {
  const versions = childrenOf(content, 'version')
    .map((element) => ({
      number: Number(/^v?([1-9]\d{0,5})$/.exec((element.attributes.version ?? '').trim())?.[1]),
      day: dayOfMail(textOf(element, 'date')) ?? dayOf(textOf(element, 'date').trim()),
      // https://info.arxiv.org/help/withdraw.html: the source of a withdrawn paper's last version is not
      // shown.
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
