import type { Day } from '../../paper/days.ts';
import { lineOf } from '../../text/clean/clean-text.ts';

/** The texts of a record that may announce a withdrawal, in TeX or plain, and the days of its versions. */
interface Words {
  readonly title: string;
  readonly comment: string;
  readonly abstract: string;
  readonly updated?: Day | undefined;
  readonly published?: Day | undefined;
}

/** The day of a withdrawal, or a warning if a paper says that it is withdrawn and no day is known. */
export interface Withdrawal {
  readonly day?: Day;
  readonly warnings: readonly string[];
}

/**
 * The withdrawal that a record announces in its text, as records in the format `arXiv` do
 * (https://info.arxiv.org/help/withdraw.html). The last version is the notice of withdrawal, so its day is
 * taken.
 */
export function withdrawalIn(words: Words): Withdrawal {
  if (!saysWithdrawn(words)) return { warnings: [] };
  const day = words.updated ?? words.published;
  const warning =
    'The paper says that it is withdrawn, but the day is not known, so it is not marked as withdrawn.';
  return day === undefined ? { warnings: [warning] } : { day, warnings: [] };
}

const TAKEN_BACK = '(?:withdrawn|retracted)';
const WORK =
  '(?:paper|article|manuscript|preprint|pre-print|e-?print|submission|report|work|note|draft|document|letter|thesis|version)';
const OWN = String.raw`(?:(?:this|the|our|my)\s+)?(?:(?:present|current|new|whole|entire|arxiv|\d{4})\s+)*`;
const ASIDE = String.raw`(?:\s+(?:of\s+(?:this|the|our)\s+${WORK}|v\d+|\([^()]{1,60}\)|\[[^[\]]{1,60}\]))?`;
const BECOMES = String.raw`(?:(?:has|have)\s+(?:now\s+)?been|is(?:\s+(?:now|being|hereby))?|was|had\s+to\s+be)`;
const HOW = String.raw`(?:(?:temporarily|voluntarily|permanently|formally|hereby|now)\s+)?`;
// A paper that was withdrawn from a journal or conference is still valid on arXiv.
const NOT_ELSEWHERE = String.raw`(?!\s+(?:my\s+|its\s+|our\s+)?(?:submission|from(?!\s+(?:(?:the\s+)?arxiv|(?:the|this)\s+(?:archive|server|site)|(?:publication|public|circulation)(?!\s+in\b))))\b)`;
const LEAD = String.raw`^[\s*"'“‘([{!-]*(?:(?:abstract|comments?|notes?|update|erratum|status|arxiv admin(?:\s+note)?)\s*[\])]?\s*[:.,–-]*\s*)*[\s([*]*`;
const PEOPLE = String.raw`(?:i|we|the\s+authors?)`;

const NOTICES = [
  // This paper has been withdrawn. Manuscript withdrawn, because…
  `${OWN}${WORK}${ASIDE}\\s+(?:${BECOMES}\\s+)?${HOW}${TAKEN_BACK}${NOT_ELSEWHERE}`,
  String.raw`(?:this|it)\s+${BECOMES}\s+${HOW}${TAKEN_BACK}${NOT_ELSEWHERE}`,
  // Withdrawn. Withdrawn by the author due to an error.
  String.raw`(?:temporarily\s+)?${TAKEN_BACK}${NOT_ELSEWHERE}(?=\s*(?:$|[.,:;!)\]*–-]|(?:by|due|because|as|for|since|in|on|until|pending|owing|after|from|so|to)\b))`,
  // I want to withdraw this paper. The authors have withdrawn this article. Withdrawing because of an error.
  String.raw`(?:[^.]{0,60}?,\s*)?${PEOPLE}\s+(?:\w+\s+){0,4}?(?:withdraw|retract|withdrawing|retracting|withdrawn|retracted)\s+(?:(?:this|the|our|my|all)\s+(?:\w+\s+)?${WORK})\b${NOT_ELSEWHERE}`,
  String.raw`(?:withdrawing|retracting)\s+(?:this\b|because|due|as\b|since)`,
  // This submission has been removed by arXiv administrators.
  String.raw`${OWN}${WORK}${ASIDE}\s+${BECOMES}\s+removed\s+by\s+(?:the\s+)?arxiv`,
];
const NOTICE = new RegExp(`${LEAD}(?:${NOTICES.join('|')})`, 'iu');
// After the first sentence of an abstract, only unambiguous notices count.
const PLAIN_NOTICE =
  /^this\s+(?:paper|article|manuscript|preprint|submission|e-?print)\s+(?:has\s+been|is)\s+(?:now\s+)?withdrawn\s*(?:$|[.,;]|(?:by\s+(?:the\s+|its\s+)?author|due\s+to|because|since)\b)/iu;
const IN_TITLE = new RegExp(
  String.raw`^[\s([*]*(?:paper\s+)?${TAKEN_BACK}(?:\s+(?:paper|article))?\s*[:\])–—-]|[([]\s*(?:this\s+(?:paper|article)\s+(?:has\s+been|is)\s+)?${TAKEN_BACK}[^()[\]]{0,40}[\])]\s*\.?\s*$`,
  'iu',
);

function saysWithdrawn({ title, comment, abstract }: Words): boolean {
  if (!/withdr|retract|removed by/iu.test(`${title} ${comment} ${abstract}`)) return false;
  const [first = '', ...further] = sentencesOf(abstract);
  return (
    IN_TITLE.test(lineOf(title)) ||
    sentencesOf(comment).some((sentence) => NOTICE.test(sentence)) ||
    NOTICE.test(first) ||
    further.some((sentence) => PLAIN_NOTICE.test(sentence))
  );
}

/** Comments also separate sentences with semicolons and commas: `3 pages, this paper has been withdrawn`. */
function sentencesOf(text: string): string[] {
  return lineOf(text)
    .split(/(?<=[.;!?])\s+|(?<=[\])])\s+(?=\p{Lu})/u)
    .flatMap((sentence) => sentence.split(/[;,]\s+(?=(?:this|the|paper|manuscript|withdrawn)\b)/iu));
}
