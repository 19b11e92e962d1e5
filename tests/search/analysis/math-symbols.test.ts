import { describe, expect, test } from 'vitest';
import { spellSymbols } from '../../../src/search/analysis/math-symbols.ts';

describe('mathematical symbols', () => {
  test('are spelled as words, in every form that Unicode has', () => {
    expect(spellSymbols('α')).toBe(' alpha ');
    for (const form of ['ϵ', 'ε', '𝜖', '𝛆']) expect(spellSymbols(form).trim()).toBe('epsilon');
    expect(spellSymbols('Ω').trim()).toBe('Omega');
    expect(spellSymbols('ℝ²')).toBe('R2');
  });

  test('are separated from the text beside them, unless a hyphen joins them', () => {
    expect(spellSymbols('σ-algebra of k-σ')).toBe(' sigma-algebra of k-sigma ');
    expect(spellSymbols('αβ x∇f').replace(/ +/gu, ' ')).toBe(' alpha beta x nabla f');
  });

  test('are spelled in the names of programming languages', () => {
    expect(spellSymbols('C++, c# or F# on .NET')).toBe('cplusplus, csharp or fsharp on dotnet');
    expect(spellSymbols('B# asp.net .netting')).toBe('B# asp.net .netting');
  });

  test('do not include the letters of a Greek word', () => {
    expect(spellSymbols('λόγος')).toBe('λόγος');
  });
});
