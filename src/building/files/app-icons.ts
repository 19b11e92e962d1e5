import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { toPng } from '../../cards/raster.ts';
import type { SiteFiles } from '../../output/site-files.ts';
import { APP_ICONS, APP_ICONS_FOLDER, type AppIcon } from '../../site/app-icons.ts';

/** The colour behind the icon: systems cut the corners off, and show transparent pixels in black. */
const BACKGROUND = '#fbf9f4';

/** The share of the width on each side that stays empty. Systems may cut a maskable icon to a circle. */
const MARGINS = { any: 0.06, maskable: 0.2 } as const;

/**
 * Draws the site's icon in the sizes that systems want for an installed site.
 * @param icon the path of the icon, an SVG or a PNG, in the built site or in the content folder.
 */
export async function writeAppIcons(site: SiteFiles, icon: string): Promise<void> {
  if (!existsSync(icon)) return;
  const type = icon.toLowerCase().endsWith('.png') ? 'image/png' : 'image/svg+xml';
  const source = `data:${type};base64,${(await readFile(icon)).toString('base64')}`;
  for (const each of APP_ICONS)
    site.write(`${APP_ICONS_FOLDER}/${each.file}`, await toPng(drawingOf(source, each)));
}

function drawingOf(source: string, { size, purpose }: AppIcon): string {
  const margin = Math.round(size * MARGINS[purpose]);
  const inner = size - 2 * margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${size}" height="${size}">`,
    `<rect width="${size}" height="${size}" fill="${BACKGROUND}"/>`,
    `<image x="${margin}" y="${margin}" width="${inner}" height="${inner}" xlink:href="${source}"/></svg>`,
  ].join('');
}
