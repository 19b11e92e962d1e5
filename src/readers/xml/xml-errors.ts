import { lineOf } from '../../text/clean/clean-text.ts';
import type { Problem } from '../reading/reader.ts';
import type { Ancestor, XmlElement, XmlRecord } from './tree.ts';

/** A stop of the parser: the reason, its offset `at`, and `from`, where the text of the problem begins. */
export interface ParseStop {
  readonly message: string;
  readonly hint: string;
  readonly at: number;
  readonly from: number;
  readonly ancestors: readonly Ancestor[];
  /** True if the stop is no fault: another document begins where one has ended. */
  readonly isNextDocument: boolean;
}

/** An error of the XML parser, with its offset in the stream. */
export class XmlError extends Error {
  readonly hint: string;
  readonly at: number;
  constructor(message: string, hint: string, at: number) {
    super(message);
    this.name = 'XmlFault';
    this.hint = hint;
    this.at = at;
  }
}

const AGAIN = 'Download the file again; it may have been cut off or edited.';
const SIZE = 'If it is a real record, take it out of the file and enter the paper by hand.';

/** The message if another document follows. */
export const NEXT_DOCUMENT = 'Another document begins in the middle of this one.';

const KNOWN: readonly (readonly [RegExp, string, string])[] = [
  [
    /^undefined entity/,
    'It uses an entity that XML itself does not define; entities of a document type are never expanded.',
    'Write the character itself, or its number as in &#233;.',
  ],
  [/^unclosed tag|^unexpected end/, 'The file ends in the middle of an element.', AGAIN],
  [/^document must contain a root/, 'The file ends before its first element.', AGAIN],
  [/^not closed/, 'The record is not closed.', AGAIN],
  [/^an XML declaration must/, NEXT_DOCUMENT, AGAIN],
  [/^too long/, 'It goes on for more than 4,000,000 characters, longer than any real record.', SIZE],
  [/^too many/, 'It has more than 200,000 elements, more than any real record.', SIZE],
  [/^too deep/, 'Its elements are nested more than 100 deep, deeper than in any real record.', SIZE],
];

/** The message and hint for an error of the parser. */
export function explainXmlError(reason: string): { message: string; hint: string } {
  const [, message, hint] = KNOWN.find(([pattern]) => pattern.test(reason)) ?? [];
  if (message !== undefined && hint !== undefined) return { message, hint };
  const words = reason.replace(/[\s.]+$/u, '').slice(0, 160);
  return { message: `The XML is broken here: ${words}.`, hint: AGAIN };
}

/** A problem located at an element of a record, or at the record's beginning. */
export function problemIn(
  record: XmlRecord,
  message: string,
  hint: string,
  element?: XmlElement,
): { problem: Problem } {
  return { problem: { ...record.locate(element), message, hint, raw: record.raw } };
}

/** A value quoted for a message: on one line, shortened. */
export function quoted(value: string): string {
  return `“${lineOf(value).slice(0, 80)}”`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/**
 * Replaces control characters that XML forbids with DEL, which XML allows and the text conversions remove.
 */
export function replaceForbidden(chunk: string): string {
  return NOT_XML.test(chunk) ? chunk.replace(NOT_XML, '\u007F') : chunk;
}
