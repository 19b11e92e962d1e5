import type { DigestContent } from './digest-content.ts';
import { digestFragment, digestHtml } from './digest-html.ts';
import { digestText } from './digest-text.ts';
import type { DigestExtent, DigestLook } from './layout.ts';
import { transferEncodingOf } from './transfer-encoding.ts';

/**
 * In bytes, of a whole mail. Gmail hides what is beyond 102 kB, and with it the link that ends a subscription; it is not documented
 * what exactly it measures, so all of a mail has to fit.
 */
export const MAX_MAIL_BYTES = 100_000;
/** The room for headers, a signature and boundaries. */
const HEADERS = 4_000;

/** The lengths of first lines that are tried, the longest first. */
const FIRST_LINES = [320, 240, 180, 150, 120, 90, 60, 0];

/** A digest that is no longer than it may be. */
export interface FittedDigest {
  readonly html: string;
  readonly extent: DigestExtent;
}

/**
 * The digest as HTML and as plain text, which together make a mail of at most {@link MAX_MAIL_BYTES}: with shorter first lines if it
 * would be longer, and if that is not enough with fewer papers. The others are counted, with a link to all of them.
 * @param first the extent that fitted for another reader of the same content, which is tried first.
 */
export function fitMail(
  content: DigestContent,
  look: DigestLook,
  first?: DigestExtent,
): FittedDigest & { readonly text: string } {
  const render = (extent: DigestExtent) => ({
    html: digestHtml(content, extent, look),
    text: digestText(content, extent, look),
    extent,
  });
  const fits = ({ html, text }: { readonly html: string; readonly text: string }) =>
    transferEncodingOf(html).bytes + transferEncodingOf(text).bytes + HEADERS <= MAX_MAIL_BYTES;
  const tried = first === undefined ? undefined : render(first);
  return tried !== undefined && fits(tried) ? tried : firstThatFits(content, render, fits);
}

/** The digest as a part of HTML, for a service that makes mails of it; the service adds less than 20 kB. */
export function fitFragment(content: DigestContent, look: DigestLook): FittedDigest {
  const render = (extent: DigestExtent) => ({ html: digestFragment(content, extent, look), extent });
  return firstThatFits(content, render, ({ html }) => Buffer.byteLength(html) <= MAX_FRAGMENT_BYTES);
}

const MAX_FRAGMENT_BYTES = 80_000;

function firstThatFits<T>(
  { paperCount }: DigestContent,
  render: (extent: DigestExtent) => T,
  fits: (rendered: T) => boolean,
): T {
  for (const firstLines of FIRST_LINES) {
    const all = render({ firstLines, papers: paperCount });
    if (fits(all)) return all;
  }
  let [few, many] = [0, paperCount];
  while (few + 1 < many) {
    const papers = Math.floor((few + many) / 2);
    if (fits(render({ firstLines: 0, papers }))) few = papers;
    else many = papers;
  }
  return render({ firstLines: 0, papers: few });
}
