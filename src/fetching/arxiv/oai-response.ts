import { FetchFailure } from '../http/failure.ts';
import type { HttpResponse } from '../http/request.ts';
import { parseElements } from '../response-parsing.ts';

/** What one answer to `ListRecords` holds. */
export interface RecordsPage {
  readonly bytes: Uint8Array;
  readonly records: number;
  /** That the token is of no use any more. */
  readonly expired: boolean;
  /** For the next page; empty on the last one. */
  readonly token: string;
  /** How many records there are on all pages, where the source says so. */
  readonly all: string | undefined;
}

/** The answer to a token that has expired. */
export const EXPIRED: RecordsPage = {
  bytes: new Uint8Array(),
  records: 0,
  expired: true,
  token: '',
  all: undefined,
};

const LIST = 'OAI-PMH/ListRecords';

/** @throws {FetchFailure} where the answer is no list of records, nor says that there are none. */
export function recordsPage(answer: HttpResponse): RecordsPage {
  const outline = parseElements(
    answer,
    ['OAI-PMH'],
    ['OAI-PMH/error', LIST, `${LIST}/record`, `${LIST}/resumptionToken`],
  );
  const [error] = outline('OAI-PMH/error');
  const code = error?.attributes.code;
  if (code === 'badResumptionToken') return EXPIRED;
  if (error !== undefined && code !== 'noRecordsMatch') throw refusal(code, error.text.trim());
  if (error === undefined && outline(LIST).length === 0)
    throw new FetchFailure('arXiv answers with neither records nor a reason.', { retryable: false });
  const [token] = outline(`${LIST}/resumptionToken`);
  return {
    bytes: answer.bytes,
    records: outline(`${LIST}/record`).length,
    expired: false,
    token: token?.text.trim() ?? '',
    all: token?.attributes.completeListSize,
  };
}

function refusal(code: string | undefined, why: string): FetchFailure {
  return new FetchFailure(
    `arXiv refuses the harvest, ${code ?? 'error'}: ${why === '' ? 'no reason' : why}`,
    {
      retryable: false,
      hint: 'Sets are such as cs or cs:cs:CL; https://oaipmh.arxiv.org/oai?verb=ListSets has them all.',
    },
  );
}
