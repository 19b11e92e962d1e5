import { SaxesParser } from 'saxes';
import { FetchFailure } from './http/failure.ts';
import type { HttpResponse } from './http/request.ts';

/** An element of an XML response: the text directly inside it, and its attributes. */
export interface ResponseElement {
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Finds the elements at one of the requested paths. */
export type ElementsAt = (path: string) => readonly ResponseElement[];

/** Parses a response that is a JSON array. @throws {FetchFailure} if it is anything else. */
export function parseArray(answer: HttpResponse): unknown[] {
  const text = textOf(answer);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw incompleteFailure(answer, 'The JSON is not complete');
  }
  if (Array.isArray(value)) return value;
  const said: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'error') : undefined;
  const why = typeof said === 'string' ? `: ${said}` : '';
  throw new FetchFailure(`${answer.url.host} answers with something else than a list of papers${why}.`, {
    retryable: false,
  });
}

/**
 * Parses an XML response and keeps the elements at `paths`, such as `feed/entry/title`, in any namespace.
 * @throws {FetchFailure} if it is incomplete or its root is not one of `roots`.
 */
export function parseElements(
  answer: HttpResponse,
  roots: readonly string[],
  paths: readonly string[],
): ElementsAt {
  const text = textOf(answer);
  const found = new Map<string, { text: string; attributes: Record<string, string> }[]>(
    paths.map((path) => [path, []]),
  );
  const parser = new SaxesParser();
  const open: string[] = [];
  parser.on('error', () => {
    throw incompleteFailure(answer, 'The XML is not complete');
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push(localName(name));
    if (open.length === 1 && !roots.includes(localName(name))) throw wrongRootFailure(answer, name, roots);
    const path = open.join('/');
    found.get(path)?.push({ text: '', attributes });
  });
  const onText = (piece: string) => {
    const element = found.get(open.join('/'))?.at(-1);
    if (element !== undefined) element.text += piece;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return (path) => found.get(path) ?? [];
}

function textOf(answer: HttpResponse): string {
  const text = new TextDecoder().decode(answer.bytes);
  if (text.trim() === '') throw incompleteFailure(answer, 'It is empty');
  if (/^\s*<(?:!doctype\s+html|html)\b/i.test(text)) {
    const title = /<title[^>]*>([^<]{1,100})/i.exec(text)?.[1]?.trim();
    const named = title === undefined ? '' : ` (“${title}”)`;
    throw new FetchFailure(`${answer.url.host} answers with a web page${named} instead of data.`, {
      retryable: false,
    });
  }
  return text;
}

function incompleteFailure(answer: HttpResponse, what: string): FetchFailure {
  return new FetchFailure(`The answer of ${answer.url.host} cannot be used: ${what}.`, { retryable: true });
}

function wrongRootFailure(answer: HttpResponse, name: string, roots: readonly string[]): FetchFailure {
  const message = `${answer.url.host} answers with <${name}> where <${roots.join('> or <')}> was expected.`;
  return new FetchFailure(message, { retryable: false });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
