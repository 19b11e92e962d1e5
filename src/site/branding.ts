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

/** A file of the owner's branding, which is written into the site's `assets`. */
export interface BrandFile {
  /** Its name with a digest of its content. */
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** A picture in the header. */
export interface Logo extends PictureSize {
  readonly url: string;
  readonly darkUrl?: string;
  /** Whether it replaces the site's name. */
  readonly alone: boolean;
}

/** The owner's logo, icon, colours and fonts. Addresses are from the site's root. */
export interface Branding {
  readonly files: readonly BrandFile[];
  /** The style sheet of the owner's colours and fonts, if any are set. */
  readonly styleUrl?: string;
  /**
   * The font file of text, which pages preload: Broadsheet's, or the owner's; `none` for a font of the
   * device.
   */
  readonly textFont: 'source-serif' | 'none' | { readonly url: string };
  readonly logo?: Logo;
  readonly iconUrl?: string;
}

let known: Branding | undefined;

/**
 * The branding of the site that is being built, computed once.
 * @throws if the logo has no size, or is not a picture.
 */
export function branding(): Branding {
  // In development the files may have changed.
  if (known === undefined || !isBuild) known = brandingOf(site(), readOwn);
  return known;
}

/** Computes the branding of a site; `read` returns the bytes of a file in the content folder. */
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
    `The logo ${file} has no size, or is not a picture.\n  hint: Save it again as PNG, or give the SVG a viewBox.`,
  );
}

/** Files are beside the `site.yaml` that names them. Reading it has checked that they exist. */
function readOwn(file: string): Buffer {
  return readFileSync(join(dirname(contentFile('site.yaml') ?? ''), file));
}
