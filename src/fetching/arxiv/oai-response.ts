import { FetchFailure } from '../http/failure.ts';
import type { HttpResponse } from '../http/request.ts';
import { parseElements, strangeEntriesFailure } from '../response-parsing.ts';

/** One page of `ListRecords`. */
export interface RecordsPage {
  readonly bytes: Uint8Array;
  readonly records: number;
  /** The identifiers of the records. */
  readonly identifiers: readonly string[];
  /** Whether the resumption token has expired. */
  readonly expired: boolean;
  /** The resumption token for the next page; empty on the last one. */
  readonly token: string;
  /** The number of records on all pages, if the source gives it. */
  readonly all: string | undefined;
}

/** The page that stands for an expired token. */
export const EXPIRED: RecordsPage = {
  bytes: new Uint8Array(),
  records: 0,
  identifiers: [],
  expired: true,
  token: '',
  all: undefined,
};

const LIST = 'OAI-PMH/ListRecords';
const IDENTIFIER = `${LIST}/record/header/identifier`;

/** Parses a page. @throws {FetchFailure} if it is neither a list of records nor the error for no records. */
export function recordsPage(answer: HttpResponse): RecordsPage {
  const outline = parseElements(
    answer,
    ['OAI-PMH'],
    ['OAI-PMH/error', LIST, `${LIST}/record`, IDENTIFIER, `${LIST}/resumptionToken`],
  );
  const [error] = outline('OAI-PMH/error');
  const code = error?.attributes.code;
  if (code === 'badResumptionToken') return EXPIRED;
  if (error !== undefined && code !== 'noRecordsMatch') throw refusal(code, error.text.trim());
  if (error === undefined && outline(LIST).length === 0)
    throw new FetchFailure('arXiv answered with neither records nor an error.', { retryable: false });
  const records = outline(`${LIST}/record`).length;
  const identifiers = outline(IDENTIFIER).map(({ text }) => text.trim());
  if (records > 0 && identifiers.length === 0) throw strangeEntriesFailure(answer, records, records);
  const [token] = outline(`${LIST}/resumptionToken`);
  return {
    bytes: answer.bytes,
    records,
    identifiers,
    expired: false,
    token: token?.text.trim() ?? '',
    all: token?.attributes.completeListSize,
  };
}

function refusal(code: string | undefined, why: string): FetchFailure {
  return new FetchFailure(
    `arXiv refuses the harvest, ${code ?? 'error'}: ${why === '' ? 'no reason given' : why}`,
    {
      retryable: false,
      hint: 'Sets are such as cs or cs:cs:CL; https://oaipmh.arxiv.org/oai?verb=ListSets lists them all.',
    },
  );
}
