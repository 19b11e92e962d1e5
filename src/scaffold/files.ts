import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../commands/program.ts';
import type { Answers } from './answers.ts';
import { type Engine, gitHubName, UNKNOWN } from './engine.ts';
import { type Folders, readme } from './readme.ts';
import { siteFile } from './site-file.ts';
import { chosenTopics } from './topics.ts';

const IGNORED = `# Caches, and files that only one machine needs.
.cache/
.drafts/
.*.lock*
.*.draft
inbox/.last-request-*
# Broadsheet and the built site, where a pipeline puts them here.
/.broadsheet/
/.npm/
/dist/
/.dist.*
# The addresses of readers.
/mail/
`;

const INBOX = `# Inbox

Put listings, BibTeX files and other sources here. The daily job reads them, and files that it fetches are here too.
This file and hidden ones are passed over.
`;

/** The files of a new repository of papers: their texts by their paths. */
export function repositoryFiles(answers: Answers, engine: Engine, folders: Folders): Map<string, string> {
  const files = new Map([
    ['site.yaml', siteFile(answers)],
    ['topics.yaml', chosenTopics(answers.topics)],
    ['README.md', readme(answers, engine, folders)],
    ['.gitignore', IGNORED],
    ['inbox/README.md', INBOX],
  ]);
  if (answers.host === 'github') files.set('.github/workflows/daily.yml', gitHubWorkflow(engine));
  if (answers.host === 'gitlab') files.set('.gitlab-ci.yml', gitLabPipeline(engine));
  return files;
}

/** What the workflow has in the places where the owner has to write where Broadsheet is, and which version; empty if all is known. */
export function placeholders({ host }: Answers, engine: Engine): string[] {
  if (host === 'other') return [];
  const isKnown = host === 'github' ? gitHubName(engine) !== undefined : engine.address !== undefined;
  return [
    ...(isKnown ? [] : [host === 'github' ? UNKNOWN.github : UNKNOWN.git]),
    ...(engine.version === UNKNOWN.version ? [UNKNOWN.version] : []),
  ];
}

function gitHubWorkflow(engine: Engine): string {
  const name = gitHubName(engine) ?? UNKNOWN.github;
  return template('github')
    .replace(UNKNOWN.github, () => name)
    .replace(`@${UNKNOWN.version}`, () => `@${engine.version}`);
}

function gitLabPipeline({ address, version }: Engine): string {
  return template('gitlab')
    .replace(UNKNOWN.git, () => (address === undefined ? UNKNOWN.git : `${address}.git`))
    .replace(`VERSION: ${UNKNOWN.version}`, () => `VERSION: "${version}"`);
}

function template(host: 'github' | 'gitlab'): string {
  return readFileSync(join(projectRoot, 'docs', 'publishing', host, 'own-repository.yml'), 'utf8');
}
