import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

// The workflow in the manual, which people copy.
const manual = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
const [, text = ''] = /```yaml\n(name: daily\n[\s\S]*?)```/u.exec(manual) ?? [];
const step = z.strictObject({
  name: z.string().optional(),
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.string()).optional(),
});
const workflow = z
  .object({
    permissions: z.record(z.string(), z.string()),
    concurrency: z.object({ 'cancel-in-progress': z.boolean() }),
    jobs: z.object({ site: z.object({ steps: z.array(step) }) }),
  })
  .parse(parse(text));
const { steps } = workflow.jobs.site;
const SITE = 'https://example.org/papers';

interface Outcome {
  readonly code: number;
  readonly printed: string;
}

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-daily-'));
  onTestFinished(() => rm(work, { recursive: true, force: true }));
});

/** Runs a program without the git settings of the person who runs the tests. */
function run(program: string, args: readonly string[], cwd: string, path = ''): Promise<Outcome> {
  const env = {
    ...process.env,
    PATH: `${path}${path === '' ? '' : delimiter}${process.env.PATH ?? ''}`,
    HOME: work,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
  return new Promise((resolve) =>
    execFile(program, args, { cwd, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), printed: stdout + stderr }),
    ),
  );
}

/** Runs the step of this name as GitHub does: `bash -e` on a file. */
async function runStep(name: string, cwd: string, path?: string): Promise<Outcome> {
  const script = join(work, `${name}.sh`);
  const shell = steps.find((each) => each.name === name)?.run ?? '';
  await writeFile(script, shell.replaceAll(/\$\{\{ steps\.pages\.outputs\.base_url \}\}/gu, SITE));
  return run('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], cwd, path);
}

describe('the daily job', () => {
  test('does each step after those that it needs, with actions of pinned versions', () => {
    const order = steps.map(({ name, uses, run: shell }) => name ?? uses?.split('@')[0] ?? shell ?? '');
    expect(order).toEqual([
      'actions/checkout',
      'actions/configure-pages',
      'npm ci',
      'Fetch',
      'Keep',
      'Build',
      'actions/upload-pages-artifact',
      'actions/deploy-pages',
    ]);
    for (const { uses } of steps) expect(uses ?? '@v1').toMatch(/@v\d+$/u);
    expect(workflow.permissions).toEqual({ contents: 'write', pages: 'write', 'id-token': 'write' });
    expect(workflow.concurrency['cancel-in-progress']).toBe(false);
  });

  test('has scripts that the shell can parse', async () => {
    for (const [at, { run: shell }] of steps.entries()) {
      if (shell === undefined) continue;
      const script = join(work, `${at}.sh`);
      await writeFile(script, shell);
      expect(await run('bash', ['-n', script], work)).toEqual({ code: 0, printed: '' });
    }
  });
});

describe.each([
  ['Fetch', ['run', 'fetch', '--', 'hf', '--since']],
  ['Build', ['run', 'build', '--', '--fail-if-empty', '--site', `${SITE}/`]],
])('the step “%s”', (name, args) => {
  test.each([
    [0, 0],
    [1, 0],
    [2, 2],
    [137, 137],
  ])('of a command that ends with %i ends with %i', async (given, expected) => {
    const npm = join(work, 'bin/npm');
    await mkdir(dirname(npm));
    await writeFile(npm, `#!/bin/sh\necho "npm $*"\nexit ${given}\n`);
    await chmod(npm, 0o755);
    const { code, printed } = await runStep(name, work, dirname(npm));
    expect(code).toBe(expected);
    expect(printed).toContain(`npm ${args.join(' ')}`);
    expect(printed.includes('::warning::')).toBe(given === 1);
  });
});

describe('the step “Keep”', () => {
  let clone: string;
  let remote: string;
  const git = async (...args: string[]) => {
    const { code, printed } = await run('git', args, clone);
    expect(code, printed).toBe(0);
    return printed.trim();
  };
  const put = async (path: string, content: string) => {
    await mkdir(dirname(join(clone, path)), { recursive: true });
    await writeFile(join(clone, path), content);
  };
  /** The files that the remote has on its branch. */
  const kept = async () => {
    const { printed } = await run('git', ['ls-tree', '-r', '--name-only', 'main'], remote);
    return printed.trim().split('\n');
  };
  const messages = async () =>
    (await run('git', ['log', '--format=%s', 'main'], remote)).printed.trim().split('\n');
  /** Somebody else changes a file and pushes while the job runs. */
  const elsewhere = async (path: string, content: string) => {
    const other = join(work, 'other');
    await run('git', ['clone', '-q', remote, other], work);
    await mkdir(dirname(join(other, path)), { recursive: true });
    await writeFile(join(other, path), content);
    for (const args of [
      ['add', '-f', '.'],
      ['-c', 'user.name=a', '-c', 'user.email=a@localhost', 'commit', '-qm', 'By hand'],
      ['push', '-q'],
    ])
      expect((await run('git', args, other)).code).toBe(0);
  };

  beforeEach(async () => {
    [remote, clone] = [join(work, 'remote.git'), join(work, 'clone')];
    await run('git', ['init', '-q', '--bare', '-b', 'main', remote], work);
    await run('git', ['clone', '-q', remote, clone], work);
    await git('checkout', '-q', '-B', 'main');
    await put('.gitignore', '.cache/\n/content/papers/\n/content/inbox/.*\n');
    await put('content/papers/a.md', 'A paper.\n');
    await git('add', '-f', '.');
    await git('-c', 'user.name=a', '-c', 'user.email=a@localhost', 'commit', '-qm', 'First');
    await git('push', '-q', '-u', 'origin', 'main');
  });

  test('pushes new papers even if git ignores them, and no cache', async () => {
    await put('content/papers/b.md', 'Another.\n');
    await put('content/inbox/.last-request-hf.json', '1');
    await put('content/.cache/x', '');
    expect((await runStep('Keep', clone)).code).toBe(0);
    expect(await kept()).toEqual(expect.arrayContaining(['content/papers/a.md', 'content/papers/b.md']));
    expect(await kept()).not.toContain('content/.cache/x');
    expect((await messages())[0]).toMatch(/^Papers fetched on \d{4}-\d\d-\d\d$/u);
  });

  test('commits nothing if only the times of requests have changed', async () => {
    expect((await runStep('Keep', clone)).code).toBe(0);
    await put('content/inbox/.last-request-hf.json', '1');
    const { code, printed } = await runStep('Keep', clone);
    expect([code, printed]).toEqual([0, expect.stringContaining('No new papers.')]);
    expect(await messages()).toEqual(['First']);
  });

  test('keeps the removal of a paper', async () => {
    await rm(join(clone, 'content/papers/a.md'));
    await put('content/papers/b.md', 'Another.\n');
    expect((await runStep('Keep', clone)).code).toBe(0);
    expect(await kept()).toEqual(['.gitignore', 'content/papers/b.md']);
  });

  test('rebases its papers on commits that were pushed meanwhile', async () => {
    await elsewhere('content/papers/c.md', 'By hand.\n');
    await put('content/papers/b.md', 'Another.\n');
    expect((await runStep('Keep', clone)).code).toBe(0);
    expect(await messages()).toEqual([expect.stringMatching(/^Papers fetched/u), 'By hand', 'First']);
    // They are in the site that is built next, too.
    expect(await readFile(join(clone, 'content/papers/c.md'), 'utf8')).toBe('By hand.\n');
  });

  test('fails if its papers conflict with commits that were pushed meanwhile, and leaves those', async () => {
    await elsewhere('content/papers/a.md', 'By hand.\n');
    await put('content/papers/a.md', 'By the job.\n');
    const { code, printed } = await runStep('Keep', clone);
    expect([code, printed]).toEqual([1, expect.stringContaining('::error::The papers could not be pushed')]);
    expect(await messages()).toEqual(['By hand', 'First']);
  });

  test('fails if every push is refused, as on a protected branch', async () => {
    const hook = join(remote, 'hooks/pre-receive');
    await writeFile(hook, '#!/bin/sh\necho protected\nexit 1\n');
    await chmod(hook, 0o755);
    await put('content/papers/b.md', 'Another.\n');
    const { code, printed } = await runStep('Keep', clone);
    expect([code, printed]).toEqual([1, expect.stringContaining('::error::')]);
    expect(await kept()).not.toContain('content/papers/b.md');
  });
});
