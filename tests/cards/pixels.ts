import { crc32, inflateSync } from 'node:zlib';

/** A picture as it is decoded; colours are `rrggbb`. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  colourAt(x: number, y: number): string;
}

/** Decodes a PNG with a palette and unfiltered rows (https://www.w3.org/TR/png-3/), and checks it on the way. */
export function pixelsOf(png: Buffer): Picture {
  if (png.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('This is no PNG.');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (crc32(png.subarray(at + 4, at + 8 + length)) !== png.readUInt32BE(at + 8 + length)) {
      throw new Error(`The chunk ${type} does not have the sum it names.`);
    }
    chunks.set(type, data);
    at += length + 12;
  }
  const [header, palette, data] = ['IHDR', 'PLTE', 'IDAT'].map((type) => chunks.get(type) ?? Buffer.alloc(0));
  if (header === undefined || palette === undefined || data === undefined || !chunks.has('IEND')) {
    throw new Error('A chunk is missing.');
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(data);
  if (rows.length !== (width + 1) * height) throw new Error('The rows are not as long as they should be.');
  return {
    width,
    height,
    colourAt: (x, y) => {
      if (rows[y * (width + 1)] !== 0) throw new Error(`The row ${y} is filtered.`);
      const index = rows[y * (width + 1) + 1 + x] ?? 0;
      return palette.toString('hex', index * 3, index * 3 + 3);
    },
  };
}
