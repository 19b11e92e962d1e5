import { prefer, preference } from './preferences.ts';
import { siteRoot } from './site-root.ts';

/** The stored state of a reader's visits to a site. Days are days of papers, as `YYYY-MM-DD`. */
export interface Visit {
  /** The time of the reader's last activity, in milliseconds since 1970. */
  readonly at: number;
  /** The newest day of all papers that the reader has been shown. */
  readonly seen: string;
  /** The value of `seen` when this visit began; missing during the first visit. */
  readonly known?: string;
}

// Longer than reading one paper, shorter than a lunch break.
const ABSENCE_MS = 45 * 60_000;

/**
 * The visit to store when a page is opened.
 * @param last the stored visit.
 * @param at the time, in milliseconds since 1970.
 * @param days the days of the papers on the page.
 */
export function visitAt(last: Visit | undefined, at: number, days: readonly string[]): Visit {
  const seen = [last?.seen ?? '', ...days].toSorted().at(-1) ?? '';
  const known = last !== undefined && at - last.at > ABSENCE_MS ? last.seen : last?.known;
  return { at, seen, ...(known !== undefined && known !== '' && { known }) };
}

/**
 * Marks the papers of days after the newest day that the reader was shown in the last visit. The first visit has no marks.
 */
export function markNew(): void {
  const marked = [...document.querySelectorAll<HTMLElement>('[data-day]')];
  const dayIn = ({ dataset }: HTMLElement) => dataset.day ?? '';
  const days = marked.map(dayIn).filter((day) => /^\d/u.test(day));
  const name = keptUnder();
  if (days.length === 0) return;
  const visit = visitAt(keptVisit(name), Date.now(), days);
  prefer(name, JSON.stringify(visit));
  stayWhileActive(name);
  const { known } = visit;
  if (known === undefined) return;
  for (const element of marked.filter((each) => days.includes(dayIn(each)) && dayIn(each) > known)) {
    if (element.matches('ol')) element.classList.add('is-new');
    else element.after(mark(element.matches('.weekday *')));
  }
}

function mark(isHeading: boolean): HTMLElement {
  const element = document.createElement('span');
  element.className = 'new';
  element.textContent = isHeading ? 'New since your last visit' : 'New';
  return element;
}

/** The storage key of a site. It contains the path of the home page, because sites may share a host or a disk. */
const keptUnder = () => `visit:${siteRoot().pathname}`;

function keptVisit(name: string): Visit | undefined {
  try {
    const kept: unknown = JSON.parse(preference(name) ?? 'null');
    return isVisit(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isVisit(kept: unknown): kept is Visit {
  if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('seen' in kept)) return false;
  const isDay = !('known' in kept) || typeof kept.known === 'string';
  return typeof kept.at === 'number' && typeof kept.seen === 'string' && isDay;
}

const OFTEN_MS = 60_000;

/** Updates the time of the visit while the reader is active, so that reading a long page does not end it. */
function stayWhileActive(name: string): void {
  let noted = Date.now();
  const note = () => {
    const [now, kept] = [Date.now(), keptVisit(name)];
    if (now - noted < OFTEN_MS || kept === undefined || now - kept.at > ABSENCE_MS) return;
    noted = now;
    prefer(name, JSON.stringify({ ...kept, at: now }));
  };
  for (const type of ['scroll', 'keydown', 'pointerdown']) addEventListener(type, note, { passive: true });
}
