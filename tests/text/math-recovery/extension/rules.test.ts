import { describe, expect, test, vi } from 'vitest';
import { CONFIRMATION_RULES } from '../../../../src/text/math-recovery/extension/confirm-operator.ts';
import { LEFT_RULES, SPACED_LEFT_RULES } from '../../../../src/text/math-recovery/extension/extend-left.ts';
import { RIGHT_RULES } from '../../../../src/text/math-recovery/extension/extend-right.ts';
import { RIGHT_OPERAND_RULES } from '../../../../src/text/math-recovery/extension/right-operand.ts';
import { recoverMath } from '../../../../src/text/math-recovery/recover.ts';

describe.each([
  ['the right end of a formula', RIGHT_RULES],
  ['the operand behind an operator', RIGHT_OPERAND_RULES],
  ['the left end of a formula', LEFT_RULES],
  ['the left end of a formula behind a space', SPACED_LEFT_RULES],
  ['words that may be operators', CONFIRMATION_RULES],
])('the rules for %s', (_, rules) => {
  test.each(rules.map((rule) => [rule.example, rule] as const))(
    'decide on their example: %s',
    (example, rule) => {
      const decide = vi.spyOn(rule, 'decide');
      recoverMath(example);
      expect(decide).toHaveBeenCalled();
      decide.mockRestore();
    },
  );
});
