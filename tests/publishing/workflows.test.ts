import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { project, temporaryFolder } from '../ingest/command.ts';

const stepSchema = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  name: z.string().optional(),
  shell: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const actionSchema = z.object({
  inputs: z.record(z.string(), z.unknown()),
  outputs: z.record(z.string(), z.unknown()),
  runs: z.object({ using: z.literal('composite'), steps: z.array(stepSchema) }),
});
const workflowSchema = z.object({
  permissions: z.record(z.string(), z.string()),
  concurrency: z.object({ 'cancel-in-progress': z.literal(false) }),
  jobs: z.object({ site: z.object({ steps: z.array(stepSchema) }) }),
});
const pipelineSchema = z.looseObject({
  daily: z.object({
    script: z.array(z.string()),
    resource_group: z.string(),
    cache: z.object({ paths: z.array(z.string()) }),
  }),
  sources: z.object({ script: z.array(z.string()) }),
});

const read = async (path: string): Promise<unknown> => parse(await readFile(join(project, path), 'utf8'));
const action = actionSchema.parse(await read('.github/actions/site/action.yml'));
const workflows = await Promise.all(
  ['daily', 'own-repository'].map(async (name) =>
    workflowSchema.parse(await read(`docs/publishing/github/${name}.yml`)),
  ),
);
const pipelines = await Promise.all(
  ['daily', 'own-repository'].map(async (name) =>
    pipelineSchema.parse(await read(`docs/publishing/gitlab/${name}.yml`)),
  ),
);
const split = z
  .object({ jobs: z.record(z.string(), z.object({ steps: z.array(stepSchema) })) })
  .parse(await read('docs/publishing/github/split-build.yml'));
const jobSchema = z.looseObject({
  kind: z.string(),
  spec: z.looseObject({
    completions: z.number().optional(),
    completionMode: z.string().optional(),
    template: z
      .object({
        spec: z.looseObject({
          containers: z.array(
            z.looseObject({
              env: z.array(z.object({ name: z.string(), value: z.string() })),
              command: z.array(z.string()),
            }),
          ),
        }),
      })
      .optional(),
  }),
});
const clusterJobs = await Promise.all(
  ['parts', 'site'].map(async (name) => {
    const text = await readFile(join(project, `docs/publishing/kubernetes/${name}.yml`), 'utf8');
    const documents = text.split(/^---$/mu).map((document) => jobSchema.parse(parse(document)));
    return documents.filter(({ kind }) => kind === 'Job').map(({ spec }) => spec);
  }),
);
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(await readFile(join(project, 'package.json'), 'utf8')));

const shells = [
  ...action.runs.steps.flatMap(({ run }) => run ?? []),
  ...pipelines.flatMap(({ daily, sources }) => [...daily.script, ...sources.script]),
  ...Object.values(split.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
  ...clusterJobs
    .flat()
    .flatMap(
      ({ template }) => template?.spec.containers.flatMap(({ command }) => command.at(-1) ?? []) ?? [],
    ),
];

/** Runs a script as GitHub does, with programs that a test plays: each is a shell script. */
async function runShell(script: string, programs: Record<string, string>, env: Record<string, string>) {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'bin'));
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`);
    await chmod(join(folder, 'bin', name), 0o755);
  }
  const variables = {
    ...process.env,
    ...env,
    PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  const args = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script];
  return new Promise<{ code: number; printed: string }>((resolve) => {
    execFile('bash', args, { cwd: folder, env: variables }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), printed: stdout + stderr }),
    );
  });
}

/** The script of a step of the action. */
const stepOf = (name: string) => action.runs.steps.find((step) => step.name === name)?.run ?? '';

describe('the workflows', () => {
  test('call only npm scripts that exist, in shell that can be parsed', async () => {
    const called = shells.flatMap((shell) =>
      [...shell.matchAll(/npm run ([\w:-]+)/gu)].map(([, name = '']) => name),
    );
    expect(called).toContain('daily');
    for (const name of called) expect(Object.keys(scripts)).toContain(name);
    const all = shells.map((shell) => `(\n${shell}\n)`).join('\n');
    expect(await runShell('bash -n <<< "$SCRIPTS"', {}, { SCRIPTS: all })).toEqual({ code: 0, printed: '' });
    // A template in a script would let a text of the event be run.
    for (const shell of shells) expect(shell).not.toContain('${{');
  });

  test('use actions of pinned versions, and give them inputs that they have', () => {
    const steps = [
      ...action.runs.steps,
      ...workflows.flatMap(({ jobs }) => jobs.site.steps),
      ...Object.values(split.jobs).flatMap(({ steps }) => steps),
    ];
    const uses = steps.flatMap((step) => (step.uses === undefined ? [] : [{ ...step, uses: step.uses }]));
    for (const step of uses) {
      if (!step.uses.includes('.github/actions/site')) {
        expect(step.uses).toMatch(/^actions\/[\w-]+@v\d+$/u);
        continue;
      }
      for (const input of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(input);
    }
    for (const step of action.runs.steps) if (step.run !== undefined) expect(step.shell).toBe('bash');
  });

  test('have only the rights that they need, and publish only what can be published', () => {
    for (const { permissions, jobs } of workflows) {
      expect(permissions).toEqual({
        contents: 'write',
        issues: 'write',
        pages: 'write',
        'id-token': 'write',
      });
      for (const step of jobs.site.steps)
        if (/upload|deploy/u.test(step.uses ?? ''))
          expect(step.if).toBe("steps.site.outputs.publish == 'true'");
    }
    expect(Object.keys(action.outputs)).toEqual(['publish']);
  });

  test('make as many parts of a site as they join', async () => {
    const text = await readFile(join(project, 'docs/publishing/github/split-build.yml'), 'utf8');
    const matrix = /part: \[([\d, ]+)\]/u.exec(text)?.[1]?.split(', ');
    expect(matrix).toEqual(
      Array.from({ length: Number(/PARTS: (\d+)/u.exec(text)?.[1]) }, (_, at) => `${at + 1}`),
    );
    const [parts] = clusterJobs.flat();
    const env = parts?.template?.spec.containers[0]?.env.find(({ name }) => name === 'PARTS');
    expect([parts?.completionMode, String(parts?.completions)]).toEqual(['Indexed', env?.value]);
  });

  test('do not run in this repository', async () => {
    expect(await readdir(join(project, '.github'))).not.toContain('workflows');
    expect(await readdir(project)).not.toContain('.gitlab-ci.yml');
  });

  test('are the same beside Broadsheet and in a repository of their own, but for its place', () => {
    const [beside, own] = workflows.map(({ jobs }) =>
      jobs.site.steps.map(({ uses = '' }) => uses.replace(/^.*\.github\/actions\/site.*$/u, 'site')),
    );
    expect(own).toEqual(beside);
    const [first, second] = pipelines.map(({ daily }) =>
      daily.script.filter((line) => !/git (?:init|fetch|checkout -q FETCH)/u.test(line)),
    );
    expect(second).toEqual(first);
  });
});

describe('the daily step', () => {
  const env = {
    CONTENT: '/our papers',
    OUT: '/out',
    SITE: 'https://a.example',
    ALLOW_SMALLER: 'false',
    ISSUE: '/issue.md',
  };
  const npm = (code: number) => ({ npm: `printf '<%s>' "$@"; exit ${code}` });

  test.each([
    [0, 0],
    [1, 0],
    [2, 2],
    [3, 3],
    [4, 4],
    [137, 137],
  ])('of a job that ends with %i ends with %i, on both hosts', async (given, expected) => {
    const { code, printed } = await runShell(stepOf('Daily'), npm(given), env);
    expect(code).toBe(expected);
    expect(printed).toBe(
      '<run><daily><--><--content></our papers><--out></out><--issue></issue.md><--site><https://a.example>',
    );
    const script = pipelines[1]?.daily.script.at(-1) ?? '';
    const variables = {
      CONTENT: '/our papers',
      CI_PROJECT_DIR: '/project',
      CI_PAGES_URL: 'https://a.example',
      OPTIONS: '',
    };
    expect((await runShell(script, npm(given), variables)).code).toBe(expected);
  });

  test('passes on that a smaller site is allowed, and no address if there is none', async () => {
    const { printed } = await runShell(stepOf('Daily'), npm(0), { ...env, SITE: '', ALLOW_SMALLER: 'true' });
    expect(printed).toMatch(/<\/issue\.md><--allow-smaller>$/u);
  });
});

describe('the step that opens an issue', () => {
  const open = async (text: string, known: string) => {
    const issue = join(await temporaryFolder(), 'issue.md');
    await writeFile(issue, text);
    const gh = `if [ "$2" = list ]; then echo "${known}"; else printf '<%s>' "$@"; cat; fi`;
    return runShell(stepOf('Open an issue'), { gh }, { ISSUE: issue });
  };

  test('opens one with the title and the text', async () => {
    expect(await open('No papers from hf\n\n- hf has failed\n', 'No papers from hf and more')).toEqual({
      code: 0,
      printed: '<issue><create><--title><No papers from hf><--body-file><->- hf has failed\n',
    });
  });

  test('opens none while it is open, and none if no source is away', async () => {
    expect(await open('No papers from hf\n\ntext\n', 'Other\nNo papers from hf')).toEqual({
      code: 0,
      printed: '',
    });
    expect(await open('', '')).toEqual({ code: 0, printed: '' });
  });

  test('fails if the host refuses', async () => {
    const issue = join(await temporaryFolder(), 'issue.md');
    await writeFile(issue, 'Title\n\ntext\n');
    expect((await runShell(stepOf('Open an issue'), { gh: 'exit 1' }, { ISSUE: issue })).code).toBe(1);
  });
});
