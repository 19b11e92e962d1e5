import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { DrawnCards } from '../../src/cards/drawn-cards.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-drawn-'));
});
afterEach(() => rm(folder, { recursive: true }));

const card: Card = { kind: 'site', description: 'Otters' };

async function remember(style: string): Promise<void> {
  const drawn = DrawnCards.read(folder, [style]);
  drawn.add(card, 'otters.png');
  drawn.write();
}

test('the picture of a card is found again, for the same texts and the same style', async () => {
  await remember('red');
  const drawn = DrawnCards.read(folder, ['red']);
  expect(drawn.pictureOf({ kind: 'site', description: 'Otters' })).toBe('otters.png');
  expect(drawn.pictureOf({ kind: 'site', description: 'Walruses' })).toBeUndefined();
  expect(DrawnCards.read(folder, ['blue']).pictureOf(card)).toBeUndefined();
});

test('a list that was cut off or damaged is as if there were none', async () => {
  await remember('red');
  const [name = ''] = await readdir(folder);
  const whole = await readFile(join(folder, name), 'utf8');
  for (const damaged of [whole.slice(0, 30), whole.slice(0, -4), whole.replace('otters', 'Otters'), '']) {
    await writeFile(join(folder, name), damaged);
    expect(DrawnCards.read(folder, ['red']).pictureOf(card)).toBeUndefined();
  }
});

test('a folder in the place of the list is replaced', async () => {
  await remember('red');
  const [name = ''] = await readdir(folder);
  await rm(join(folder, name));
  await mkdir(join(folder, name));
  await remember('red');
  expect(DrawnCards.read(folder, ['red']).pictureOf(card)).toBe('otters.png');
});
