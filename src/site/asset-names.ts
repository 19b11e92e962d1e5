import { isReservedName } from '../paper/identifiers/file-names.ts';

/**
 * The name that a file of `assets` may have everywhere, without its ending, made of the name of what it comes from: `feeds`
 * for the page `[feeds].astro`. Jekyll, by which GitHub Pages publishes a branch, leaves out names that begin with an
 * underscore.
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
