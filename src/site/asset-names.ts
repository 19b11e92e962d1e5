import { isReservedName } from '../paper/identifiers/file-names.ts';

/**
 * The name for a file in `assets`, without its ending, that every file system and host accepts. It is made
 * from the source's name: `feeds` for the page `[feeds].astro`. It never begins with an underscore, because
 * GitHub Pages publishes branches with Jekyll, which leaves out such names.
 */
export function assetStem(name: string): string {
  const [page = ''] = name.split('@_@', 1);
  const stem = page
    .replace(/^.*[/\\]/u, '')
    .replace(/(?<=.)\.[^.]*$/u, '')
    .replace(/[^\w-]+/gu, '-')
    .replace(/^[_-]+|[_-]+$/gu, '');
  if (stem === '') return 'file';
  return isReservedName(stem) ? `${stem}-file` : stem;
}
