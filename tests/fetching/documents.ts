/** A page of arXiv's search with `entries` entries of `total`. */
export function atomFeed(entries: number, total: number): string {
  const entry = '<entry><id>http://arxiv.org/abs/2603.00001v1</id><title>On quiet feeds</title></entry>';
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"
    xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><title>arXiv Query</title>
    <opensearch:totalResults>${total}</opensearch:totalResults>${entry.repeat(entries)}</feed>`;
}

/** What arXiv's search answers to a query that it does not understand. */
export const errorFeed = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Error</title>
  <summary>start must be an integer</summary></entry></feed>`;

/** An announcement feed of a day with so many papers. */
export function announcementFeed(pubDate: string, items: number): string {
  return `<?xml version='1.0'?><rss version="2.0"><channel><title>cs.CL updates</title>
    <pubDate>${pubDate}</pubDate>${'<item><title>On quiet feeds</title></item>'.repeat(items)}</channel></rss>`;
}

/** A page of an OAI-PMH harvest with its records and the token for the next one. The number of the first record is `first`. */
export function recordsAnswer(records: number, token = '', first = token === '' ? 100 : 1): string {
  const record = (_: unknown, at: number) =>
    `<record><header><identifier>oai:arXiv.org:2603.${first + at}</identifier></header></record>`;
  const resumption = `<resumptionToken cursor="0" completeListSize="5">${token}</resumptionToken>`;
  return oaiAnswer(
    `<ListRecords>${Array.from({ length: records }, record).join('')}${resumption}</ListRecords>`,
  );
}

export function oaiError(code: string): string {
  return oaiAnswer(`<error code="${code}">as it happens</error>`);
}

function oaiAnswer(inner: string): string {
  return `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">${inner}</OAI-PMH>`;
}
