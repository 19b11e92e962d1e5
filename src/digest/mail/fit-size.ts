import type { DigestContent } from './digest-content.ts';
import { type DigestExtent, type DigestLook, digestFragment, digestHtml } from './digest-html.ts';

/** In bytes. Gmail hides what is beyond 102 kB, and with it the link that ends a subscription. */
export const MAX_HTML_BYTES = 100_000;

/** The lengths of first lines that are tried, the longest first. */
const FIRST_LINES = [320, 240, 180, 120, 80, 0];

/** A digest that is no longer than a mail may be. */
export interface FittedDigest {
  readonly html: string;
  readonly extent: DigestExtent;
}

/**
 * The digest as HTML of at most {@link MAX_HTML_BYTES}: with shorter first lines if it would be longer, and if that is not
 * enough with fewer papers, which it counts, with a link to all of them. @param form a document, or a fragment for a feed.
 */
export function fitDigest(
  content: DigestContent,
  look: DigestLook,
  form: 'document' | 'fragment' = 'document',
  limit = MAX_HTML_BYTES,
): FittedDigest {
  const write = form === 'document' ? digestHtml : digestFragment;
  const render = (extent: DigestExtent) => ({ html: write(content, extent, look), extent });
  const fits = ({ html }: FittedDigest) => Buffer.byteLength(html) <= limit;
  for (const firstLines of FIRST_LINES) {
    const all = render({ firstLines, papers: content.paperCount });
    if (fits(all)) return all;
  }
  let [few, many] = [0, content.paperCount];
  while (few + 1 < many) {
    const papers = Math.floor((few + many) / 2);
    if (fits(render({ firstLines: 0, papers }))) few = papers;
    else many = papers;
  }
  return render({ firstLines: 0, papers: few });
}
