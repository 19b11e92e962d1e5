import { type PhraseCount, type PhraseCounts, sumCounts } from '../../catalog/terms/phrase-counts.ts';
import type { PaperPhrase } from '../../catalog/terms/phrases.ts';
import type { TermNumber } from '../../catalog/terms/term-hash.ts';
import { inverseDocumentFrequency } from '../../vectors/ranking/bm25.ts';
import type { TellingPhrase } from '../day-file.ts';
import { wordsOf } from '../words.ts';

/** So many phrases of a paper are kept. */
const MOST = 12;
/** A phrase of a title or a keyword is more likely the subject of the paper. */
const TITLE_FACTOR = 2;
/** Words that follow each other in so many papers are a phrase, and not there by chance. */
const RECURRING = 3;
/** A phrase that a fifth of the papers have tells little. */
const COMMON_SHARE = 0.2;

/** The document frequencies of phrases in some papers. */
export class PhraseFrequencies {
  readonly #counts: ReadonlyMap<TermNumber, PhraseCount>;
  readonly #papers: number;

  /** @param phrases the phrases that will be asked for. */
  constructor(counts: Iterable<PhraseCounts>, paperCount: number, phrases: Iterable<PaperPhrase>) {
    const wanted = new Set([...phrases].map(({ number }) => number));
    this.#counts = sumCounts(counts, Float64Array.from(wanted).sort());
    this.#papers = paperCount;
  }

  /** The phrases that tell a paper, which is one of them, from the others, most telling first. */
  tellingOf(phrases: readonly PaperPhrase[]): TellingPhrase[] {
    const seen = new Set<string>();
    return phrases
      .flatMap((phrase) => {
        const having = this.#counts.get(phrase.number)?.paperCount ?? 0;
        // A phrase of this paper alone cannot be shared with a paper that is as old.
        if (having < 2 || (this.#papers > 50 && having > COMMON_SHARE * this.#papers)) return [];
        const idf = inverseDocumentFrequency(this.#papers, having);
        const isName = phrase.isInTitleOrKeywords || (phrase.key.includes(' ') && having >= RECURRING);
        return [{ phrase, idf, isName, score: idf * (phrase.isInTitleOrKeywords ? TITLE_FACTOR : 1) }];
      })
      .sort((a, b) => b.score - a.score || (a.phrase.key < b.phrase.key ? -1 : 1))
      .filter(({ phrase }) => {
        // `flow-matching` and `flow matching` are one phrase to readers.
        const key = wordsOf(phrase.printed).join(' ');
        return !seen.has(key) && seen.add(key);
      })
      .slice(0, MOST)
      .map(({ phrase, idf, isName }) => ({ printed: phrase.printed, weight: Math.round(10 * idf), isName }));
  }
}
