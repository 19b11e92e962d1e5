import { describe, expect, test } from 'vitest';
import { withoutNameMarkup } from '../../../src/readers/names/name-markup.ts';
import { growthOf } from '../../growth.ts';

describe('the markup of a name', () => {
  test.each([
    String.raw`Jane Roe\thanks{Both did \emph{the {same} work}.}`,
    String.raw`Jane Roe\footnote{Now at \url{https://example.org}}`,
    String.raw`Jane Roe\footnotemark[2]`,
    String.raw`Jane Roe\inst{1,2}\orcidlink{0000-0000-0000-0000}`,
    String.raw`Jane Roe\corref{first}\fnref{second}`,
    'Jane Roe$^{1,*}$',
    String.raw`Jane Roe $^\dagger$`,
    String.raw`Jane Roe\(^{a}\)`,
    String.raw`Jane Roe\textsuperscript{1}`,
    '$^1$Jane Roe',
    'Jane Roe^{2}',
    'Jane Roe<sup>1,*</sup>',
    'Jane Roe &lt;sup&gt;b&lt;/sup&gt;',
    String.raw`\textbf{Jane Roe}`,
    String.raw`\textit{Jane} \textsc{Roe}`,
    String.raw`\emph{\textbf{Jane Roe}}`,
    String.raw`{\bf Jane Roe}`,
    String.raw`\bfseries Jane Roe`,
    String.raw`\href{https://example.org/jane}{Jane Roe}`,
    String.raw`\textcolor{red}{Jane Roe}`,
    '<b>Jane</b> <i class="x">Roe</i>',
    '<a href="https://example.org">Jane Roe</a>',
    'Jane<br/>Roe',
  ])('is removed from %s', (written) => {
    expect(withoutNameMarkup(written).replace(/\s+/gu, ' ').trim()).toBe('Jane Roe');
  });

  test('does not include raised letters within a word', () => {
    for (const written of [
      'M<sup>c</sup>Roe',
      'M$^{c}$Roe',
      String.raw`M$^{\rm c}$Roe`,
      String.raw`M\textsuperscript{c}Roe`,
    ])
      expect(withoutNameMarkup(written)).toBe('McRoe');
  });

  test('is removed from a name with “and”, which keeps its braces', () => {
    expect(withoutNameMarkup(String.raw`\textbf{Roe and Doe}`)).toBe('{Roe and Doe}');
    expect(withoutNameMarkup(String.raw`{\it Roe and Doe}`)).toBe('{Roe and Doe}');
  });

  test('may be escaped HTML, once or twice', () => {
    expect(withoutNameMarkup('O&#39;Roe &amp; Doe')).toBe("O'Roe & Doe");
    expect(withoutNameMarkup('Andr&amp;eacute; Roe')).toBe('André Roe');
  });

  test.each([
    'Jane Roe',
    "O'Roe",
    'Jane <jane@example.org>',
    'R&D Group',
    String.raw`Jos\'e {\L}ukasz`,
    '{Roe and Doe}',
    String.raw`\v{C}ap\"ek`,
    'B$_A$ Group',
  ])('is not recognised in %s', (written) => {
    expect(withoutNameMarkup(written)).toBe(written);
  });

  test.each(['\\textbf{', '{\\bf ', '&amp;', '$^{', '<sup>', '\\thanks{', ' '])(
    'is removed in a time proportional to its length, even where it nests: %j',
    async (piece) => {
      const remove = (size: number) => withoutNameMarkup(`${piece.repeat(size)}\\x`);
      expect(await growthOf(remove, 20_000)).toBeLessThan(3);
    },
  );
});
