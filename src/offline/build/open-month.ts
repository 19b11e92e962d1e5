/** The link of a topic's month to the next month in which the topic has papers; see `Pagination.astro`. */
const NEXT_MONTH = /<a class="next" rel="next" href="[^"]*\btopics\/[^"/]+\/(\d{4}-\d\d)\.html">.*?<\/a>/su;

/** The next month to which the page of a topic's month links, `2026-03`; `undefined` for other pages. */
export function nextMonthOf(html: string): string | undefined {
  return NEXT_MONTH.exec(html)?.[1];
}

/**
 * The page of a topic's month without the link to the next month. As long as that is the newest month of the archive, its page is in another
 * pack, if at all; and topics get their first papers of the month on different days, so the pack of the month before would change each day.
 */
export function withoutNextMonth(html: string): string {
  return html.replace(NEXT_MONTH, '');
}
