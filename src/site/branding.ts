import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { assetStem } from './asset-names.ts';
import type { SiteConfig } from './config.ts';
import { contentFile } from './environment.ts';
import { isBuild } from './mode.ts';
import { type PictureSize, pictureSize } from './picture-size.ts';
import { site } from './site.ts';
import { fontFiles, themeCss } from './theme.ts';

/** A file of the owner's look, as it is written into the site's `assets`. */
export interface BrandFile {
  /** Its name with a digest of its content. */
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** A picture in the header. */
export interface Logo extends PictureSize {
  readonly url: string;
  readonly darkUrl?: string;
  /** Whether it stands in place of the site's name. */
  readonly alone: boolean;
}

/** How the owner wants the site to look. Addresses are from the site's root. */
export interface Branding {
  readonly files: readonly BrandFile[];
  /** The style sheet of the owner's colours and fonts, where there is something to say. */
  readonly styleUrl?: string;
  /** The font of what is read: `own` where it is to be asked for at once, `none` where nothing has to be fetched. */
  readonly textFont: 'source-serif' | 'none' | { readonly url: string };
  readonly logo?: Logo;
  readonly iconUrl?: string;
}

let known: Branding | undefined;

/** How the site that is being built looks, worked out once. @throws where a logo is no picture. */
export function branding(): Branding {
  // Whoever works on the look wants to see what changed.
  if (known === undefined || !isBuild) known = brandingOf(site(), readOwn);
  return known;
}

/** Works out how a site looks; `read` gives the bytes of a file of the content folder. */
export function brandingOf(config: SiteConfig, read: (file: string) => Buffer): Branding {
  const files = new Map<string, BrandFile>();
  const add = (name: string, bytes: Buffer): string => {
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    const ending = extname(name).toLowerCase();
    const fileName = `${assetStem(name)}.${digest}${ending}`;
    files.set(fileName, { fileName, bytes });
    return fileName;
  };
  const own = (file: string) => add(file, read(file));
  const url = (file: string) => `/assets/${own(file)}`;
  const { fonts, logo, icon } = config;
  const css = themeCss(config, (file) => `./${own(file)}`);
  const [textFile] = fontFiles(fonts.text);
  return {
    ...(css !== '' && { styleUrl: `/assets/${add('theme.css', Buffer.from(css))}` }),
    textFont:
      textFile !== undefined
        ? { url: url(textFile) }
        : fonts.text === 'source-serif'
          ? 'source-serif'
          : 'none',
    ...(logo !== undefined && {
      logo: {
        url: url(logo.file),
        ...(logo.dark !== undefined && { darkUrl: url(logo.dark) }),
        alone: logo.alone,
        ...sizeOf(logo.file, read(logo.file)),
      },
    }),
    ...(icon !== undefined && { iconUrl: url(icon) }),
    files: [...files.values()].sort((a, b) => (a.fileName < b.fileName ? -1 : 1)),
  };
}

function sizeOf(file: string, bytes: Buffer): PictureSize {
  const size = pictureSize(bytes);
  if (size !== undefined) return size;
  throw new Error(
    `The logo ${file} says nothing of its size, or is no picture.\n  hint: Save it again as PNG, or give the SVG a viewBox.`,
  );
}

/** Files stand beside the `site.yaml` that names them; that they are there was checked when it was read. */
function readOwn(file: string): Buffer {
  return readFileSync(join(dirname(contentFile('site.yaml') ?? ''), file));
}
