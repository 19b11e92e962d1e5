import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluate, type Pair } from '../../../scripts/eval/math-recovery.ts';
import { mathText, seenSource } from '../../../scripts/eval/plain-math.ts';
import { recoverMath } from '../../../src/text/math-recovery/recover.ts';

// Real pairs of others' writing, which are therefore not part of the project; they may lie beside it.
const PAIRS = join(import.meta.dirname, '../../../../shared/corpora/math-pairs/dev.jsonl');

function isMissing(file: string): boolean {
  if (existsSync(file)) return false;
  console.warn(`SKIPPED: the figures of math recovery were not checked, because ${file} is not there.`);
  return true;
}

describe('the figures of math recovery', () => {
  test('compare a formula by its characters, with the text that touches it', () => {
    expect(mathText('\\mathbb{R}^{m \\times n}')).toBe('ℝm×n');
    expect(mathText('\\mathbf{x}')).toBe('x');
    expect(seenSource('on 64$\\times$64 \\emph{small} tiles, 5\\%')).toEqual({
      text: 'on64×64smalltiles,5%',
      formulas: ['64×64'],
    });
  });

  test('count the damaged formulas, the recovered ones and the changed controls', () => {
    const pair = { id: 'one', stripped: 'runs 2times on N', source: 'runs $2\\times$ on $N$', math: true };
    const control = { id: 'two', stripped: 'plain', source: 'plain', math: false };
    const figures = evaluate([pair, control], recoverMath);
    expect(figures).toMatchObject({ controls: 1, changedControls: [], pairs: 1, after: 0 });
    expect(figures).toMatchObject({
      formulas: 2,
      exact: 1,
      damaged: 1,
      exactOfDamaged: 1,
      found: 1,
      spurious: 0,
    });
    expect(figures.before).toBeCloseTo(5 / 9);
    expect(evaluate([control], () => []).changedControls).toEqual(['two']);
  });
});

describe.skipIf(isMissing(PAIRS))('abstracts that a feed stripped', () => {
  test('lose more than half of their differences from the sources, and stay as they are without math', () => {
    const lines = readFileSync(PAIRS, 'utf8').trim().split('\n');
    const figures = evaluate(
      lines.map((line) => JSON.parse(line) as Pair),
      recoverMath,
    );
    expect(figures.changedControls).toEqual([]);
    expect(figures.after).toBeLessThan(figures.before / 2);
    expect(figures.exactOfDamaged / figures.damaged).toBeGreaterThan(0.65);
  }, 120_000);
});
