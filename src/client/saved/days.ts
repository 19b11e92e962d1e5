import { part } from './parts.ts';

let format: Intl.DateTimeFormat | undefined;

/** A day in the site's format. */
export function dayInWords(day: string): string {
  const { language = 'en', dates } = part('saved', HTMLElement).dataset;
  if (dates === 'iso') return day;
  // Creating a format takes longer than formatting all days.
  format ??= new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: dates === 'short' ? 'short' : 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}
