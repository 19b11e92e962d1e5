import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

/**
 * How a run introduces itself to a source, `Broadsheet/1.2.3 (+https://papers.example.org/)`: with the version in
 * `package.json`, and the site's address, where it has one, so that the source knows whom to ask.
 */
export async function userAgent(packageFile: string, siteUrl: string | undefined): Promise<string> {
  const { version } = packageSchema.parse(JSON.parse(await readFile(packageFile, 'utf8')));
  return `Broadsheet/${version}${siteUrl === undefined ? '' : ` (+${encodeURI(siteUrl)})`}`;
}
