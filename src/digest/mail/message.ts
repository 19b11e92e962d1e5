import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import { firstLinesOf } from './first-lines.ts';
import { transferEncodingOf } from './transfer-encoding.ts';

/** A mail before it is written. */
export interface DigestMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo?: string | undefined;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The moment of the edition, which is the same for all readers. */
  readonly date: Date;
  readonly messageId: string;
  /** Only mails to all subscribers have a list. */
  readonly list?: MailingList;
}

/** The list to whose subscribers a mail goes. */
export interface MailingList {
  readonly id: string;
  readonly archive: string;
  /** Where a reader can end the subscription: an https or a `mailto:` address. */
  readonly unsubscribe: string;
}

/** The key that signs mails of a domain (https://www.rfc-editor.org/rfc/rfc6376). */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** In PEM. */
  readonly privateKey: string;
}

/**
 * The mail as it is sent (https://www.rfc-editor.org/rfc/rfc5322), signed if there is a key. The same mail has the same bytes.
 * Control characters in names and subjects become spaces, so that nothing can add a header.
 * @throws if the key cannot sign.
 */
export async function writeMessage(mail: DigestMail, dkim?: DkimKey): Promise<Buffer> {
  const message = new MailComposer({
    from: { name: headerText(mail.from.name), address: mail.from.address },
    ...(mail.replyTo !== undefined && { replyTo: mail.replyTo }),
    to: { name: '', address: mail.to },
    subject: headerText(mail.subject),
    date: mail.date,
    text: { content: mail.text, contentTransferEncoding: transferEncodingOf(mail.text).name },
    html: { content: mail.html, contentTransferEncoding: transferEncodingOf(mail.html).name },
    // nodemailer would choose a random one.
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      // nodemailer would fold a long one, and some programs do not recognize it then.
      'Message-ID': prepared(mail.messageId),
      ...(mail.list !== undefined && listHeaders(mail.list)),
      // https://www.rfc-editor.org/rfc/rfc3834: no out-of-office replies.
      'Auto-Submitted': 'auto-generated',
    },
  }).compile();
  const bytes = await message.build();
  return dkim === undefined ? bytes : signed(bytes, dkim);
}

/** A value without spaces that stays on one line. Addresses are long if they name the reader. */
function prepared(value: string) {
  return { prepared: true, value: value.replace(/[\s\p{Cc}]+/gu, '') };
}

function listHeaders({ id, archive, unsubscribe }: MailingList) {
  return {
    // https://www.rfc-editor.org/rfc/rfc2919
    'List-Id': prepared(`<${id}>`),
    // https://www.rfc-editor.org/rfc/rfc2369
    'List-Archive': prepared(`<${archive}>`),
    'List-Unsubscribe': prepared(`<${unsubscribe}>`),
    // https://www.rfc-editor.org/rfc/rfc8058
    ...(unsubscribe.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    Precedence: 'bulk',
  };
}

async function signed(bytes: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  return buffer(new DKIM({ domainName: domain, keySelector: selector, privateKey }).sign(bytes));
}

/** In characters. Servers refuse lines of more than 998, and no program shows so long a subject. */
const LONGEST = 250;

/**
 * A text on one line, without control characters and without those that turn the direction of writing. A text that looks like an encoded
 * word (https://www.rfc-editor.org/rfc/rfc2047) would be decoded.
 */
function headerText(text: string): string {
  return firstLinesOf(
    text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ').replaceAll('=?', '= ?'),
    LONGEST,
  );
}
