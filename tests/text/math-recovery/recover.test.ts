import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import temml from 'temml';
import { describe, expect, test } from 'vitest';
import { recoverMath } from '../../../src/text/math-recovery/recover.ts';
import { growthOf } from '../../growth.ts';

/** The nodes on one line: `$math$`, `*emphasis*`, `**strong**`, `` `code` `` and `[text](address)`. */
function shown(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'inlineMath') return `$${node.value}$`;
      if (node.type === 'inlineCode') return `\`${node.value}\``;
      if (node.type === 'emphasis') return `*${shown(node.children)}*`;
      if (node.type === 'strong') return `**${shown(node.children)}**`;
      if (node.type === 'link') return `[${shown(node.children)}](${node.url})`;
      return node.type === 'text' ? node.value : `<${node.type}>`;
    })
    .join('');
}

const recovered = (text: string) => shown(recoverMath(text));

function formulasOf(nodes: readonly PhrasingContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'inlineMath') return [node.value];
    return 'children' in node ? formulasOf(node.children) : [];
  });
}

describe('stripped formulas', () => {
  test.each([
    ['it runs 2.53times faster', 'it runs $2.53\\times$ faster'],
    ['from 30-180times to 8timesB200', 'from 30-$180\\times$ to $8\\times B200$'],
    ['tiles of 256times256 and 64 times 64', 'tiles of $256\\times256$ and $64 \\times 64$'],
    ['a map Win R^{mtimes n} of', 'a map $W \\in \\mathbb{R}^{m\\times n}$ of'],
    ['where epsilonin(0,1), and', 'where $\\epsilon\\in(0,1)$, and'],
    ['if deltageq 1 then', 'if $\\delta\\geq 1$ then'],
    ['as gamma to infty, it', 'as $\\gamma \\to \\infty$, it'],
    ['costs O(N^2) instead', 'costs $O(N^{2})$ instead'],
    ['is near (R^2{=}0.91).', 'is near ($R^{2}{=}0.91$).'],
    ['drops 0.3%downarrow here', 'drops $0.3\\%\\downarrow$ here'],
    ['up to {sim}40 or sim2% of', 'up to \u0024{\\sim}40$ or $\\sim2\\%$ of'],
    ['with x!in!{4,8} it', 'with $x \\in \\{4,8\\}$ it'],
    [
      'a vector v_{base} = theta_{new} - theta_0.',
      'a vector $v_{\\text{base}} = \\theta_{\\text{new}} - \\theta_{0}$.',
    ],
    ['fixed (q^{*},s^{*}).', 'fixed $(q^{*},s^{*})$.'],
    ['a tuple langle P_u, B, H rangle that', 'a tuple $\\langle P_{u}, B, H \\rangle$ that'],
    ['a sum R(x)=sum_k w_k R_k(x), or', 'a sum $R(x)=\\sum_{k} w_{k} R_{k}(x)$, or'],
    ['bounded by mathcalO(1/k^2) and tilde O(n)', 'bounded by $\\mathcal{O}(1/k^{2})$ and $\\tilde{O}(n)$'],
    ['our boldsymbolπ-Net', 'our $\\boldsymbol{π}$-Net'],
    ['a full 360^{circ} turn', 'a full $360^{\\circ}$ turn'],
    ['at frac{a}{b+1} and sqrt{n} it', 'at $\\frac{a}{b+1}$ and $\\sqrt{n}$ it'],
    ['over 6{,}181 lines', 'over 6,181 lines'],
    ['rates Oleft(k^{-3} right) or Omegabig(d^2big).', 'rates $O(k^{-3})$ or $\\Omega(d^{2})$.'],
    ['that (A=B=C\\neq A).', 'that ($A=B=C\\neq A$).'],
    ['with a >15times gain', 'with a >$15\\times$ gain'],
    ['as arightarrow 0 and arightarrowinfty', 'as $a\\rightarrow 0$ and $a\\rightarrow\\infty$'],
    ['if C_{Phicirc Psi} > C_{Psi}', 'if $C_{\\Phi\\circ \\Psi} > C_{\\Psi}$'],
    ['some q_i^{,old} of', 'some $q_{i}^{\\text{old}}$ of'],
  ])('are recovered: %s', (stripped, restored) => {
    expect(recovered(stripped)).toBe(restored);
  });

  test('do not include the rest of a name', () => {
    expect(recovered('We use Q^2Search-7B, DR^{3}-Eval and τ^2-Board.')).toBe(
      'We use $Q^{2}$Search-7B, DR$^{3}$-Eval and $τ^{2}$-Board.',
    );
  });

  test('make formulas of the same letters in the sentence', () => {
    expect(recovered('in O(n^2) where n is large, (n) a case, A and a 2 x 2 grid of R^k')).toBe(
      'in $O(n^{2})$ where $n$ is large, (n) a case, A and a 2 x 2 grid of $R^{k}$',
    );
  });

  test('are recognised without a sign of damage only if there is one elsewhere', () => {
    expect(recovered('for k = 3 and f(x)')).toBe('for k = 3 and f(x)');
    expect(recovered('for k = 3 and f(x), 2times')).toBe('for $k = 3$ and $f(x)$, $2\\times$');
  });
});

describe('words', () => {
  test.each([
    'We look in to it, many times, at the top, and sum up: the min, the max, the exp of alpha and beta.',
    'Alpha and Gamma rays, the chi square, mu, pi, phi, a cap, a star, dots, hats, a bar and a hat.',
    'sim2real and sim-to-real transfer; sim1 and sim2 are names.',
    'snake_case, file_name.py, a_b_c, GPT_4, d_model, __init__, MAX_LEN and x-ray stay.',
    'top-k, k-means, epsilon-greedy, tau-bench, state-of-the-art, pre-training.',
    'See https://example.org/a_b/c^2?x=1&y_{2}=3 or a_b@example.org for more.',
    'It costs $4 to $10 (about 3x), i.e. ~10% of 1~2 runs.',
    'Benchmark^2 ran 3 times 5 minutes, in 3 of 4 cases, 10 times faster.',
    'A text with {braces in it}, f(x) = [1, 2], a < b, C++ and C#.',
    'It is worth noting that quadrangles and Wrangler, sin, cos, pin, tin and noting NP^NP are words.',
    'Call https://api.example/v1/{id} or https://api.example/{name}/x to get {id}.',
    'There is underline and overline, a vector, a fraction and text in the model.',
  ])('stay as they are: %s', (text) => {
    expect(recoverMath(text)).toEqual([{ type: 'text', value: text }]);
  });
});

describe('formatting commands', () => {
  test('become nodes, with or without a backslash', () => {
    expect(recovered('textbf{Bold}, emph{soft} and \\textit{O}bstacles')).toBe(
      '**Bold**, *soft* and *O*bstacles',
    );
    expect(recovered('run texttt{a\\_b} on textsc{Small}')).toBe('run `a_b` on Small');
    expect(recovered('{\\bf strong words} and textbf{over 2times more}')).toBe(
      '**strong words** and **over $2\\times$ more**',
    );
  });

  test('become links', () => {
    expect(recovered('at https://a.example/b{https://a.example/b}.')).toBe(
      'at [https://a.example/b](https://a.example/b).',
    );
    expect(recovered('on https://a.example/b{our page}, url{https://c.example/d_e}')).toBe(
      'on [our page](https://a.example/b), [https://c.example/d_e](https://c.example/d_e)',
    );
    expect(recovered('\\href{https://a.example}{here}')).toBe('[here](https://a.example)');
  });

  test('leave no braces inside of words', () => {
    expect(recovered('a {C}ontinual Le{a}rner')).toBe('a Continual Learner');
  });

  test('leave no escapes and ties', () => {
    expect(recovered('43.0\\% of R\\&D vs.\\ Task~B, Models~(LMs)')).toBe(
      '43.0% of R&D vs. Task\u00A0B, Models\u00A0(LMs)',
    );
  });
});

// What formulas are made of, and what looks like it.
const pieces =
  'x n R A 2 0.5 ^ _ { } ( ) [ ] , . ; = < > + - * / | % ~ ! \\ times in to sim leq infty alpha beta mathbb{R} frac{a}{b} sqrt{ textbf{ emph{ url{ href{ https://a.example/ langle rangle sum_ log τ the word'.split(
    ' ',
  );
const texts = fc
  .array(fc.constantFrom(...pieces, ' ', ' '), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('any text', () => {
  test('gives formulas that can be rendered', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const tex of formulasOf(recoverMath(text))) temml.renderToString(tex, { throwOnError: true });
      }),
      { numRuns: 500 },
    );
  });

  test('keeps every digit', () => {
    const digits = (text: string) => text.replace(/[^0-9]/gu, '');
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!/url|href|https/u.test(text));
        expect(digits(recovered(text))).toBe(digits(text));
      }),
      { numRuns: 500 },
    );
  });

  test.each(['{', 'x^{', '(x^2 ', 'a_', 'http://', 'textbf{', '2times ', 'x_1, ', '{sim}', '\\('])(
    'is read in a time proportional to its length: %j',
    async (piece) => {
      const recover = (size: number) => recoverMath(piece.repeat(size / piece.length));
      expect(await growthOf(recover, 10_000)).toBeLessThan(3);
    },
  );
});
