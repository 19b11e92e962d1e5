declare global {
  /** The days of the shown month that have papers. The script of the month, `months/*.js`, sets it. */
  var broadsheetDays: readonly number[] | undefined;
}

/** Adds links to the days of the calendar that got papers after the page was built. */
export function completeCalendar(): void {
  // The page of a week in two months has two calendars. Only the later month gets new papers.
  const calendar = [...document.querySelectorAll<HTMLTableElement>('.calendar[data-days-url]')].at(-1);
  const { month = '', daysUrl = '' } = calendar?.dataset ?? {};
  if (calendar === undefined || globalThis.broadsheetDays === undefined) return;
  const days = new Set(globalThis.broadsheetDays);
  for (const cell of calendar.querySelectorAll('td')) {
    const day = Number(cell.textContent);
    if (!days.has(day) || cell.firstElementChild !== null) continue;
    const link = document.createElement('a');
    link.href = `${daysUrl}${month}-${String(day).padStart(2, '0')}.html`;
    link.textContent = String(day);
    cell.replaceChildren(link);
  }
}
