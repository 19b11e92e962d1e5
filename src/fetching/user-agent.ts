import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

/**
 * The User-Agent header, `Broadsheet/1.2.3 (+https://papers.example.org/)`: the version in `package.json`,
 * and the site's address if it has one, so that a source can contact the owner.
 */
export async function userAgent(packageFile: string, siteUrl: string | undefined): Promise<string> {
  const { version } = packageSchema.parse(JSON.parse(await readFile(packageFile, 'utf8')));
  return `Broadsheet/${version}${siteUrl === undefined ? '' : ` (+${encodeURI(siteUrl)})`}`;
}
