import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { formatBytes, formatNumber } from '../src/building/files/site-stats.ts';
import { completeSite } from '../src/building/output-states.ts';
import { printError, printLine } from '../src/commands/output.ts';
import { callersPath, createCommand, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { differenceOf } from '../src/deployment/difference.ts';
import { type Manifest, manifestOf, parseManifest } from '../src/deployment/manifest.ts';
import { writeFileAtomic } from '../src/store/atomic-write.ts';

const command = createCommand(
  'diff',
  'Lists what a deployment must upload and delete to bring a site up to date.',
)
  .argument('<old>', 'the site that is published: its folder, or its manifest')
  .argument(
    '<new>',
    'the site to publish: its folder, or its manifest, which `npm run build -- --manifest FILE` writes',
  )
  .option('--uploads <file>', 'write the paths to upload into a file, one a line')
  .option('--deletions <file>', 'write the paths to delete into a file, one a line')
  .addHelpText(
    'after',
    '\nUpload first, then delete: pages come last among the uploads, so that none asks for a file that is not there yet.\nExit codes: 0 done, also if nothing differs; 2 nothing done.',
  );

await runCommand(
  command,
  async () => {
    const [old = '', current = ''] = command.args;
    const { uploads, deletions } = differenceOf(await readSite(old), await readSite(current));
    const options = command.opts<{ uploads?: string; deletions?: string }>();
    await write(
      options.uploads,
      uploads.map(({ path }) => path),
    );
    await write(options.deletions, deletions);
    if (options.uploads === undefined) for (const { path } of uploads) printLine(`upload ${path}`);
    if (options.deletions === undefined) for (const path of deletions) printLine(`delete ${path}`);
    const bytes = uploads.reduce((sum, file) => sum + file.bytes, 0);
    printError(
      `${formatNumber(uploads.length)} files to upload (${formatBytes(bytes)}), ${formatNumber(deletions.length)} to delete`,
    );
    return 0;
  },
  2,
);

async function readSite(path: string): Promise<Manifest> {
  const place = callersPath(path);
  if (!existsSync(place))
    throw new UsageError(`There is no ${path}.`, 'Name the folder of a site, or a manifest of it.');
  if (!statSync(place).isDirectory()) return parseManifest(await readFile(place, 'utf8'), path);
  await completeSite(place);
  return manifestOf(place);
}

async function write(file: string | undefined, paths: readonly string[]): Promise<void> {
  if (file !== undefined) await writeFileAtomic(callersPath(file), paths.map((path) => `${path}\n`).join(''));
}
