import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { serveWithSettings } from '../../../src/building/development/serve-with-settings.ts';
import { ConfigError } from '../../../src/site/config-error.ts';
import { writeFileAtomic } from '../../../src/store/atomic-write.ts';

let content: string;
let starts: number;
let stops: number;
let said: string[];
let exitCode: number | undefined;
let ending: AbortController;

beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'broadsheet-dev-'));
  onTestFinished(() => rm(content, { recursive: true, force: true }));
  [starts, stops, said, exitCode] = [0, 0, [], undefined];
  ending = new AbortController();
});

// Written whole, so that the server never sees an empty file, which would be one more change.
const put = (name: string, text: string) => writeFileAtomic(join(content, name), text);
const soon = { timeout: 8000, interval: 10 };

/** Runs a server that only counts its starts; returns the exit code at the end. */
function follow(): Promise<number> {
  return serveWithSettings({
    contentDir: content,
    start: () => {
      starts += 1;
      return {
        exitCode: () => exitCode,
        stop: () => {
          stops += 1;
          return Promise.resolve(0);
        },
      };
    },
    say: (line) => said.push(line),
    signal: ending.signal,
    every: 20,
  });
}

/** Runs the server while `work` changes the settings. */
async function whileFollowing(work: () => Promise<void>): Promise<void> {
  const following = follow();
  await work();
  ending.abort();
  expect(await following).toBe(0);
  expect(stops).toBe(starts);
}

describe('the development server', () => {
  test('restarts if a setting changes, or a site.yaml is added', async () => {
    await whileFollowing(async () => {
      await put('site.yaml', 'name: One\n');
      await expect.poll(() => starts, soon).toBe(2);
      await put('site.yaml', 'name: Another\n');
      await expect.poll(() => starts, soon).toBe(3);
    });
    expect(said).toEqual(Array(2).fill('The settings have changed; the server restarts.'));
  });

  test('restarts if a logo or a font changes, also in a folder of its own', async () => {
    await mkdir(join(content, 'fonts'));
    await put('logo.svg', '<svg viewBox="0 0 1 1"/>');
    await put('fonts/a.woff2', 'a');
    await put('site.yaml', 'logo: logo.svg\nfonts: { text: fonts/a.woff2 }\n');
    await whileFollowing(async () => {
      await put('logo.svg', '<svg viewBox="0 0 2 2"/>');
      await expect.poll(() => starts, soon).toBe(2);
      await put('fonts/a.woff2', 'other');
      await expect.poll(() => starts, soon).toBe(3);
    });
  });

  test('continues if the settings have mistakes, reports each once, and restarts when they are corrected', async () => {
    await put('site.yaml', 'name: One\n');
    await whileFollowing(async () => {
      await put('site.yaml', 'nmae: Two\naccent: #123\n');
      await expect.poll(() => said.length, soon).toBe(1);
      expect(said[0]).toMatch(/site\.yaml:1:1: .*`name`[\s\S]*site\.yaml:2:1: [\s\S]*former settings/u);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect([starts, said.length]).toEqual([1, 1]);
      await put('site.yaml', 'name: Two\n');
      await expect.poll(() => starts, soon).toBe(2);
    });
    expect(said.slice(1)).toEqual([
      'The settings are in order again.',
      'The settings have changed; the server restarts.',
    ]);
  });

  test('recovers when a file that the settings name is added', async () => {
    await put('site.yaml', 'name: One\n');
    await whileFollowing(async () => {
      await put('site.yaml', 'name: One\nicon: marks/icon.svg\n');
      await expect.poll(() => said.length, soon).toBe(1);
      await mkdir(join(content, 'marks'));
      await put('marks/icon.svg', '<svg viewBox="0 0 1 1"/>');
      await expect.poll(() => starts, soon).toBe(2);
    });
  });

  test('reports mistakes in the topics, and does not restart for them', async () => {
    await put('topics.yaml', 'groups: []\ntopics: []\n');
    await whileFollowing(async () => {
      await put('topics.yaml', 'groups: []\ntopic: []\n');
      await expect.poll(() => said.length, soon).toBe(1);
      await put('topics.yaml', 'groups: [A]\ntopics: []\n');
      await expect.poll(() => said.length, soon).toBe(2);
    });
    expect([starts, said[1]]).toEqual([1, 'The settings are in order again.']);
  });

  test('does not start with mistakes, and ends with the exit code of a server that ended by itself', async () => {
    await put('site.yaml', 'nmae: One\n');
    await expect(follow()).rejects.toThrow(ConfigError);
    expect(starts).toBe(0);
    await put('site.yaml', 'name: One\n');
    exitCode = 3;
    expect(await follow()).toBe(3);
  });
});
