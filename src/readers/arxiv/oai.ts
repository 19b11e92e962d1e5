import { deferredRead } from '../reading/deferred-read.ts';
import type { Input } from '../reading/input.ts';
import type { Reader } from '../reading/reader.ts';

const OAI = 'http://www.openarchives.org/OAI/2.0/';

/**
 * Responses of arXiv's OAI-PMH interface (https://info.arxiv.org/help/oa/index.html), formats `arXiv` and
 * `arXivRaw`.
 */
export const arxivOai: Reader = {
  name: 'arxiv-oai',
  label: 'arXiv OAI-PMH (XML)',
  mayBeEmpty: true,

  detect({ head }: Input): number {
    return head.includes(OAI) && /<(?:[\w.-]+:)?OAI-PMH[\s>]/.test(head) ? 0.9 : 0;
  },

  read: deferredRead(async () => (await import('./oai-records.ts')).readRecords),
};
