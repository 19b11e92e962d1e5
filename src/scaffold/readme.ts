import type { Answers, Host } from './answers.ts';
import { type Engine, UNKNOWN } from './engine.ts';

/** The names of the folders of the papers and of Broadsheet, which are side by side. */
export interface Folders {
  readonly papers: string;
  readonly engine: string;
}

/** The README of a new repository, from which the first build and the daily job follow. */
export function readme(answers: Answers, engine: Engine, folders: Folders): string {
  return [head(answers), firstBuild(engine, folders), publishing(answers, folders), care(folders)].join('\n');
}

function head({ name }: Answers): string {
  return `# ${markdownText(name)}

The papers of a site that Broadsheet builds.

| file | what it holds |
|---|---|
| \`site.yaml\` | the name of the site, its address, its look, and the sources of its papers; comments explain every setting |
| \`topics.yaml\` | the topics, and the rules by which papers get them |
| \`inbox/\` | files to read: what was fetched, and listings that you put there |
| \`papers/\` | one Markdown file per paper; you may edit them |
| \`status.json\` | what the daily job published last, and which sources do not answer; it appears with the first run |
`;
}

function firstBuild({ address, version }: Engine, { papers, engine }: Folders): string {
  const clone = [
    `git clone ${address ?? UNKNOWN.git} ${shellWord(engine)}`,
    `cd ${shellWord(engine)}`,
    ...(version === UNKNOWN.version ? [] : [`git checkout ${version}`]),
    'npm ci',
  ];
  return `## The first site

It needs Node.js 20.19 or later, npm and git. If Broadsheet is not beside this folder yet, get it, in the folder above this one:

\`\`\`sh
${clone.join('\n')}
\`\`\`

Then, in Broadsheet's folder:

\`\`\`sh
npm run doctor -- --content ${shellWord(`../${papers}`)}             # checks settings and papers
npm run daily -- --content ${shellWord(`../${papers}`)} --no-keep    # fetches, reads the inbox, builds the site
npm run preview                                # serves it, and prints its address
\`\`\`

To add papers by hand, put a listing, a BibTeX file or another format into \`inbox/\`, and run \`daily\` again.
\`--no-keep\` leaves git alone. Without it, the command commits the papers and pushes them.
`;
}

const PUBLISH: Readonly<Record<Exclude<Host, 'other'>, string>> = {
  github: `1. Make an empty repository on GitHub, commit all files here, and push them:

   \`\`\`sh
   git add . && git commit -m "Begin"
   git branch -M main && git remote add origin git@github.com:YOU/PAPERS.git && git push -u origin main
   \`\`\`
2. Under Settings, Pages, choose “GitHub Actions” as the Source. Until then the workflow fails.
3. Under Actions, choose “daily” and press “Run workflow”. From then on it runs every day at 4:30 UTC.

The workflow is \`.github/workflows/daily.yml\`. It opens an issue if a source did not answer for three days. GitHub ends the schedule
of a repository to which nobody has pushed for 60 days, and sends a mail about it.`,
  gitlab: `1. Make an empty project on GitLab, commit all files here, and push them:

   \`\`\`sh
   git add . && git commit -m "Begin"
   git branch -M main && git remote add origin git@gitlab.com:YOU/PAPERS.git && git push -u origin main
   \`\`\`
2. Under Settings, CI/CD, Job token permissions, allow Git push requests to the repository.
3. Under Build, Pipeline schedules, add a schedule, such as \`30 4 * * *\`, and press its play button.

The pipeline is \`.gitlab-ci.yml\`. It fails, and GitLab sends a mail, if a source did not answer for three days. Before the first
paper there is no site, and GitLab says that the folder to publish is missing.`,
};

function publishing({ host }: Answers, { papers, engine: folder }: Folders): string {
  if (host !== 'other') return `## Publish it\n\n${PUBLISH[host]}\n`;
  return `## Publish it

Run this every day, for example with cron, as the user who owns both folders. It commits the papers, pushes them if this
repository has a remote, and leaves the former site in place if anything is wrong.

\`\`\`sh
cd ${shellWord(folder)} && npm run daily -- --content ${shellWord(`../${papers}`)} --out ${shellWord(`../${papers}-site`)}
\`\`\`

Serve the folder that \`--out\` names: \`docs/hosting/README.md\` in Broadsheet has the settings of web servers and hosts.
`;
}

function care({ papers }: Folders): string {
  return `## If something is wrong

\`npm run doctor -- --content ${shellWord(`../${papers}`)}\` says what, and what to do. The daily job ends with exit code 3 if the site would
have fewer papers than the last one, and with 4 if its push was refused. \`docs/publishing.md\` in Broadsheet lists all exit codes,
and says how to update Broadsheet.
`;
}

/** A text that Markdown prints as it is. */
export function markdownText(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>&#|~!]/gu, (character) => `\\${character}`);
}

/** A word for a POSIX shell: in single quotes unless all of its characters are safe. */
export function shellWord(text: string): string {
  return /^[\w./@:+-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
