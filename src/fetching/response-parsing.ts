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

interface OpenElement {
  readonly path: string;
  /** Absent if nobody asks for elements at its path. */
  readonly element: { text: string; readonly attributes: Record<string, string> } | undefined;
}

/** No source nests elements deeper. Without a limit, the time to read them grows with the square of their number. */
const DEEPEST = 100;

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
  const open: OpenElement[] = [];
  parser.on('error', () => {
    throw incompleteFailure(answer, 'The XML is not complete');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1);
    if (parent === undefined && !roots.includes(localName(name))) throw wrongRootFailure(answer, name, roots);
    if (open.length === DEEPEST) throw tooDeepFailure(answer);
    const path = parent === undefined ? localName(name) : `${parent.path}/${localName(name)}`;
    const elements = found.get(path);
    const element = elements === undefined ? undefined : { text: '', attributes };
    if (element !== undefined) elements?.push(element);
    open.push({ path, element });
  });
  const onText = (piece: string) => {
    const element = open.at(-1)?.element;
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

function tooDeepFailure({ url }: HttpResponse): FetchFailure {
  return new FetchFailure(`${url.host} answers with elements that are nested more than ${DEEPEST} deep.`, {
    retryable: false,
  });
}

/** The failure of a list without what was asked for, or with less of it than the list that was saved before. */
export function strangeEntriesFailure(
  { url }: Pick<HttpResponse, 'url'>,
  strange: number,
  all: number,
): FetchFailure {
  return new FetchFailure(
    `${url.host} answers with ${all} ${all === 1 ? 'entry' : 'entries'}, of which ${strange} ${strange === 1 ? 'is no paper' : 'are no papers'}.`,
    { retryable: false },
  );
}

function wrongRootFailure(answer: HttpResponse, name: string, roots: readonly string[]): FetchFailure {
  const message = `${answer.url.host} answers with <${name}> where <${roots.join('> or <')}> was expected.`;
  return new FetchFailure(message, { retryable: false });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
