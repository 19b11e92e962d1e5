/** The width and height of a picture, in pixels, or in the units of an SVG. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The first bytes of every PNG. https://www.w3.org/TR/png-3/#5PNG-file-signature */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The size of a PNG or SVG, so that pages can reserve its space; `undefined` if it is neither or has no size.
 */
export function pictureSize(bytes: Buffer): PictureSize | undefined {
  if (bytes.subarray(0, 8).equals(PNG)) {
    return bytes.length < 24 ? undefined : positive(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
  }
  const [tag] = /<svg\b(?:[^"'>]|"[^"]*"|'[^']*')*>/u.exec(bytes.toString('utf8')) ?? [];
  if (tag === undefined) return undefined;
  const [, , width, height] = (attribute(tag, 'viewBox') ?? '').trim().split(/[\s,]+/u);
  return (
    positive(Number(width), Number(height)) ??
    positive(pixels(attribute(tag, 'width')), pixels(attribute(tag, 'height')))
  );
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'u').exec(tag)?.[1];
}

function pixels(length = ''): number {
  return /^[\d.]+(?:px)?$/u.test(length) ? Number.parseFloat(length) : Number.NaN;
}

function positive(width: number, height: number): PictureSize | undefined {
  return width > 0 && height > 0 ? { width, height } : undefined;
}
