import { expect, test } from 'vitest';
import { settingsProblems } from '../../scripts/attack/settings.ts';

test('settings and topics with a hostile text at any place, or odd YAML, are taken or refused with a message', () => {
  const { combinations, problems } = settingsProblems(15);
  expect(problems).toEqual([]);
  expect(combinations).toBeGreaterThan(300);
});
