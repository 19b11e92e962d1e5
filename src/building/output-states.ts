import { join } from 'node:path';
import { projectRoot } from '../commands/program.ts';
import { completeOutput } from '../output/finish-publication.ts';
import { outputFolder } from '../output/output-folder.ts';

/** The folder with the states of all output folders. */
export const OUTPUT_STATES = join(projectRoot, '.cache', 'outputs');

/**
 * Completes the site in a folder if a build was killed while it put its files there. Commands that read a site call it first.
 * @throws {UsageError} if a build is at work there, and does not end.
 */
export async function completeSite(folder: string): Promise<void> {
  await completeOutput(outputFolder(folder), OUTPUT_STATES, (text) => console.error(text));
}
