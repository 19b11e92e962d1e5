import { formatBytes } from '../src/building/files/site-stats.ts';
import { parseMonths } from '../src/building/portable/paper-selection.ts';
import { makePortableCopy } from '../src/building/portable/portable-copy.ts';
import { createListener } from '../src/building/terminal.ts';
import { printLine } from '../src/commands/output.ts';
import { callersPath, createCommand, folderOption, runCommand } from '../src/commands/program.ts';

const command = createCommand(
  'bundle',
  'Makes a portable copy: a zip file with all pages and the search. Whoever unpacks it and opens index.html needs no server, \
no network and no installation.',
)
  .option('--content <dir>', 'the content folder', 'content')
  .option('--out <file.zip>', 'the zip file; an existing one is replaced', 'portable.zip')
  .option('--months <range>', 'only papers listed in these months: 2026-01..2026-03, or one month')
  .option('--topic <slug>', 'only papers of this topic')
  .addHelpText(
    'after',
    '\nPaths are relative to the folder in which you type the command.\nExit codes: 0 done; 1 done, but files that cannot be read were left out; 2 nothing done, a former zip file is kept.',
  );

interface Options {
  readonly out: string;
  readonly months?: string;
  readonly topic?: string;
}

await runCommand(command, bundle, 2);

async function bundle(): Promise<number> {
  const { out, months, topic } = command.opts<Options>();
  const contentDir = folderOption(command, 'content');
  const file = callersPath(out);
  const selection = {
    ...(months !== undefined && { months: parseMonths(months) }),
    ...(topic !== undefined && { topic }),
  };
  const listener = createListener(process.stderr);
  try {
    const { site, bytes } = await makePortableCopy({ contentDir, file, selection }, listener);
    listener.end();
    printLine(`${file}: ${site.papers} papers, ${site.pages} pages, ${formatBytes(bytes)}`);
    printLine('Unpack it anywhere and open index.html: pages and search need no network.');
    return site.problems === 0 ? 0 : 1;
  } finally {
    listener.end();
  }
}
