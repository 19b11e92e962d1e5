import fc from 'fast-check';
import { payloadsFor as allPayloads } from '../attack/payloads.ts';

/** A page or worker that runs a payload sets this global, or asks for this path of the attacker's server. */
export const MARK = 'attacked';

/** The texts of all payloads, and some that only files and links have. @param foreign the address of the attacker's server. */
export function payloadsFor(foreign: string): readonly string[] {
  const own = allPayloads(`globalThis.${MARK}=1`, foreign).map(([, text]) => text);
  return [...own, `${foreign}\\@localhost`, 'a'.repeat(20_000), '𝕏'.repeat(3000), ' ', ''];
}

/** An address that runs a script or leads elsewhere where something takes it for a path. */
export function hostileAddress(foreign: string): fc.Arbitrary<string> {
  return fc.constantFrom(
    ...payloadsFor(foreign).filter((text) => /^(?:javascript:|data:|\/\/|http|\.\.|papers)/u.test(text)),
  );
}

/** A payload, or several of them one after the other. */
export function hostileText(foreign: string): fc.Arbitrary<string> {
  const payload = fc.constantFrom(...payloadsFor(foreign));
  return fc.oneof(
    { weight: 4, arbitrary: payload },
    { weight: 1, arbitrary: fc.array(payload, { minLength: 2, maxLength: 3 }).map((all) => all.join(' ')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  );
}

/** A value of JSON that stands where another is expected. */
export function hostileValue(foreign: string): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 6, arbitrary: hostileText(foreign) },
    { weight: 1, arbitrary: fc.constantFrom(null, 0, -1, 1e308, true, [], {}, [[]], { length: 1e9 }) },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.array(hostileText(foreign), { maxLength: 4 }) },
  );
}

/** The item with a number; the same seed and number always give the same one. */
export function sampleAt<Value>(arbitrary: fc.Arbitrary<Value>, seed: number, number: number): Value {
  // Neighbouring seeds are spread, so that the second item of seed 1 is not the first of seed 2.
  const spread = (seed ^ Math.imul(number + 1, 0x9e3779b1)) | 0;
  const [value] = fc.sample(arbitrary, { seed: spread, numRuns: 1 });
  return value as Value;
}
