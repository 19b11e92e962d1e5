import { existsSync, globSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Manner, ok, silent, status, truncated } from '../../tests/fetching/server.ts';
import { git, put } from '../../tests/publishing/repositories.ts';
import { job } from './expectations.ts';
import { repositoryFaults, siteFaults } from './faults.ts';
import { records, type Scene } from './scene.ts';
import { changes, snapshot } from './site-files.ts';

/** A situation in which the daily job has to end well. They are run in their order, in one repository. */
export interface Scenario {
  readonly says: string;
  /** @returns what went wrong. */
  readonly run: (scene: Scene) => Promise<string[]>;
}

const [MONDAY, TUESDAY] = ['2026-03-05', '2026-03-06'];
const PAPERS = ['2603.00001', '2603.00002', '2603.00003', '2603.00004'];

/** A source that misbehaves in a certain way: the site is built from the papers that are there. */
function away(says: string, manner: Manner): Scenario {
  return {
    says: `A source that ${says} is reported, and the site stays as it is`,
    async run(scene) {
      const before = snapshot(scene);
      scene.server.behave(manner);
      const faults = await job(scene, { code: 1, isPublished: true, says: 'warning: hf did not answer' });
      scene.listen();
      return [...faults, ...changes(scene, before), ...repositoryFaults(scene)];
    },
  };
}

export const SCENARIOS: readonly Scenario[] = [
  {
    says: 'A first day without papers publishes nothing, and is no failure',
    async run(scene) {
      const faults = await job(scene, { code: 0, isPublished: false, says: 'There are no papers yet' });
      return [...faults, ...(existsSync(scene.out) ? ['a site was built'] : []), ...repositoryFaults(scene)];
    },
  },
  {
    says: 'The first papers are published and pushed',
    async run(scene) {
      scene.list(MONDAY, ...PAPERS);
      const faults = await job(scene, { code: 0, isPublished: true, says: 'The site with 4 papers' });
      return [...faults, ...repositoryFaults(scene), ...siteFaults(scene, PAPERS)];
    },
  },
  {
    says: 'A second run on the same day commits nothing, and writes no file of the site',
    async run(scene) {
      const before = snapshot(scene);
      const faults = await job(scene, { code: 0, isPublished: true, says: 'nothing new to commit' });
      return [...faults, ...changes(scene, before)];
    },
  },
  away('answers with errors', status(500)),
  away('hangs', silent),
  away('is cut off in the middle of a body', truncated(records(...PAPERS))),
  away('answers with half a list', ok(records(...PAPERS).slice(0, -30))),
  {
    says: 'A source with an empty list takes no paper away',
    async run(scene) {
      const before = snapshot(scene);
      scene.server.behave(ok('[]'));
      const faults = await job(scene, { code: 0, isPublished: true, says: 'The site with 4 papers' });
      scene.listen();
      return [...faults, ...changes(scene, before), ...repositoryFaults(scene)];
    },
  },
  {
    says: 'One bad record is set aside and named, and the papers beside it are published',
    async run(scene) {
      scene.now = '2026-03-07T12:00:00Z';
      const list = [...(JSON.parse(records('2603.00005')) as unknown[]), { paper: { id: '2603.00009' } }];
      scene.server.behave((request, response) => {
        const isTuesday = request.url?.includes(TUESDAY) === true;
        ok(isTuesday ? JSON.stringify(list) : records(...PAPERS))(request, response);
      });
      const faults = await job(scene, { code: 1, isPublished: true, says: 'A record cannot be read' });
      const aside = readdirSync(join(scene.repositories.content, 'quarantine'));
      return [
        ...faults,
        ...(aside.length > 0 ? [] : ['the record is not in quarantine']),
        ...repositoryFaults(scene),
        ...siteFaults(scene, [...PAPERS, '2603.00005']),
      ];
    },
  },
  {
    says: 'A push that a hook refuses ends the job; the next run pushes the papers',
    async run(scene) {
      scene.server.behave(ok('[]'));
      scene.repositories.refuse('echo "main is protected"; exit 1');
      addByHand(scene, '2602.00001');
      const refused = await job(scene, { code: 4, isPublished: false, says: 'main is protected' });
      scene.repositories.refuse('exit 0');
      const next = await job(scene, { code: 0, isPublished: true, says: 'The site with 6 papers' });
      return [...refused, ...next, ...repositoryFaults(scene)];
    },
  },
  {
    says: 'A push that meets commits of others takes them in, and keeps the history straight',
    async run(scene) {
      const { elsewhere } = scene.repositories;
      elsewhere({ 'README.md': 'By hand.', 'inbox/theirs.json': records('2602.00002') });
      addByHand(scene, '2602.00003');
      const first = await job(scene, { code: 0, isPublished: true, says: 'The site with 7 papers' });
      const second = await job(scene, { code: 0, isPublished: true, says: 'The site with 8 papers' });
      return [...first, ...second, ...repositoryFaults(scene)];
    },
  },
  {
    says: 'A smaller site is neither built nor committed, until it is allowed',
    async run(scene) {
      const { content, remote } = scene.repositories;
      const before = snapshot(scene);
      const head = git(remote, 'rev-parse', 'main');
      const lost = globSync('papers/**/2602.*.md', { cwd: content });
      for (const path of ['inbox', ...lost]) rmSync(join(content, path), { recursive: true });
      const refused = await job(scene, {
        code: 3,
        isPublished: false,
        says: '3 are missing without a reason',
      });
      const pushed = git(remote, 'rev-parse', 'main') === head ? [] : ['something was pushed'];
      const kept = changes(scene, before);
      const options = { allowSmaller: true };
      const allowed = await job(scene, {
        code: 1,
        isPublished: true,
        says: 'The site with 5 papers',
        options,
      });
      return [...refused, ...pushed, ...kept, ...allowed, ...repositoryFaults(scene)];
    },
  },
];

function addByHand({ repositories }: Scene, id: string): void {
  put(repositories.content, `inbox/${id}.json`, records(id));
}
