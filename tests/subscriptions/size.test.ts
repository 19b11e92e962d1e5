import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../src/subscriptions');

/** The lines of code of a folder, without comments and empty lines. */
function linesOf(folder: string): number {
  return readdirSync(join(root, folder))
    .flatMap((file) => readFileSync(join(root, folder, file), 'utf8').split('\n'))
    .filter((line) => !/^\s*(?:$|\/\/|\/?\*)/u.test(line)).length;
}

test('the service, which is open to everybody on the internet, can be read in a sitting', () => {
  expect(linesOf('service')).toBeLessThanOrEqual(900);
  expect(linesOf('store')).toBeLessThanOrEqual(350);
});
