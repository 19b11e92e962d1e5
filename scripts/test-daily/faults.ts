import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { git } from '../../tests/publishing/repositories.ts';
import type { Scene } from './scene.ts';

/** What is wrong with the repositories of a scene after a run that ended well. */
export function repositoryFaults({ repositories }: Scene): string[] {
  const { content, remote } = repositories;
  const faults: string[] = [];
  for (const folder of [content, remote]) {
    const { status, stdout, stderr } = spawnSync('git', ['fsck', '--full', '--no-dangling'], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0 || stdout !== '') faults.push(`git fsck in ${folder}: ${stdout}${stderr}`);
  }
  const dir = join(content, '.git');
  for (const path of globSync('**/*.lock', { cwd: dir })) faults.push(`.git/${path} was left behind`);
  for (const name of ['rebase-merge', 'rebase-apply'])
    if (existsSync(join(dir, name))) faults.push('a rebase was left unfinished');
  const expected = [
    [['symbolic-ref', '--short', 'HEAD'], 'main'],
    [['status', '--porcelain'], ''],
    [['stash', 'list'], ''],
    [['rev-list', '--merges', '--count', 'HEAD'], '0'],
    [['rev-parse', 'HEAD'], git(remote, 'rev-parse', 'main')],
  ] as const;
  for (const [args, wanted] of expected) {
    const found = git(content, ...args);
    if (found !== wanted) faults.push(`git ${args.join(' ')} says “${found}” instead of “${wanted}”`);
  }
  return faults;
}

/** Papers that the remote lacks, has without a reason, or has under two names, and files of papers that were committed more than once. */
export function paperFaults({ repositories }: Scene, expected: readonly string[]): string[] {
  const { remote, pushed } = repositories;
  const ids = pushed()
    .filter((path) => path.startsWith('papers/'))
    .map((path) => basename(path, '.md'));
  const faults = [
    ...expected.filter((id) => !ids.includes(id)).map((id) => `${id} is lost`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is there twice`),
    ...ids.filter((id) => !expected.includes(id)).map((id) => `${id} comes from nowhere`),
  ];
  const counts = new Map<string, number>();
  for (const path of git(remote, 'log', '--format=', '--name-only', 'main', '--', 'papers').split('\n'))
    if (path !== '') counts.set(path, (counts.get(path) ?? 0) + 1);
  for (const [path, count] of counts)
    if (count > 1) faults.push(`${path} is in ${count} commits, so one of them had half of it`);
  return faults;
}

/** Papers without a page, and what is left of a build that was killed. */
export function siteFaults({ out }: Scene, expected: readonly string[]): string[] {
  const pages = expected.filter((id) => !existsSync(join(out, 'papers', `${id}.html`)));
  const parent = dirname(out);
  const drafts = readdirSync(parent).filter((name) => name.includes(basename(out)) && name !== basename(out));
  const { papers } = JSON.parse(readFileSync(join(out, 'broadsheet.json'), 'utf8')) as { papers: number };
  return [
    ...pages.map((id) => `the site has no page of ${id}`),
    ...drafts.map((name) => `${name} was left beside the site`),
    ...(papers === expected.length
      ? []
      : [`the site says that it has ${papers} papers, not ${expected.length}`]),
  ];
}

/** Files of a site that differ from those of another build of the same papers. A site keeps the index of the build before it. */
export function differences(site: string, other: string): string[] {
  const [here, there] = [site, other].map(
    (root) =>
      new Map(
        globSync('**/*', { cwd: root, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((path) => [path.slice(root.length + 1), readFileSync(path)]),
      ),
  );
  const faults: string[] = [];
  for (const [path, bytes] of there ?? []) {
    const found = here?.get(path);
    if (found === undefined) faults.push(`${path} is missing`);
    else if (!found.equals(bytes)) faults.push(`${path} differs`);
  }
  for (const path of here?.keys() ?? [])
    if (there?.has(path) !== true && !path.startsWith('pagefind/')) faults.push(`${path} is too much`);
  return faults;
}
