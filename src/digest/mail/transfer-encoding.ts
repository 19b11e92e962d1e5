import { encode, wrap } from 'nodemailer/lib/qp';

/** How a text is written in a mail, in lines of ASCII (https://www.rfc-editor.org/rfc/rfc2045#section-6), and its size then. */
export interface TransferEncoding {
  readonly name: 'quoted-printable' | 'base64';
  readonly bytes: number;
}

/** The encoding that makes a text shortest: Base64 for Chinese, the other for English. */
export function transferEncodingOf(text: string): TransferEncoding {
  const quoted = wrap(encode(text)).length;
  const characters = Math.ceil(Buffer.byteLength(text) / 3) * 4;
  // Lines of 76 characters.
  const base64 = characters + 2 * Math.ceil(characters / 76);
  return quoted <= base64 ? { name: 'quoted-printable', bytes: quoted } : { name: 'base64', bytes: base64 };
}
