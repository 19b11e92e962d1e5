import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;
const LEVEL = 6;

/**
 * Encodes opaque pixels (four bytes each: red, green, blue, alpha) as a PNG with a palette (https://www.w3.org/TR/png-3/),
 * which has an eighth of the size of one without. If a picture has more than 256 colours, similar ones become equal.
 */
export function encodePng(pixels: Uint8Array, width: number, height: number): Buffer {
  const { palette, indexes } = paletteOf(pixels);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, colour type 3: an index into the palette.
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    // Each row begins with the number of its filter; 0 is no filter, which suits palette indexes.
    rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: LEVEL })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

interface Indexed {
  readonly palette: Buffer;
  readonly indexes: Uint8Array;
}

/** The colours in order of first appearance. Low bits are dropped until there are at most 256 colours. */
function paletteOf(pixels: Uint8Array): Indexed {
  // The numbers are only compared, so the byte order of the machine does not matter. A Uint32Array must start at a multiple
  // of four bytes.
  const { buffer, byteOffset } = pixels.byteOffset % 4 === 0 ? pixels : pixels.slice();
  const colours = new Uint32Array(buffer, byteOffset, pixels.length / 4);
  for (let dropped = 0; dropped < 8; dropped++) {
    const found = indexed(pixels, colours, dropped);
    if (found !== undefined) return found;
  }
  throw new Error('One bit each for red, green and blue gives at most eight colours.');
}

function indexed(pixels: Uint8Array, colours: Uint32Array, dropped: number): Indexed | undefined {
  const mask = ((0xff << dropped) & 0xff) * 0x01010101;
  const known = new Map<number, number>();
  const palette: number[] = [];
  const indexes = new Uint8Array(colours.length);
  let [last, index] = [-1, 0];
  // A loop over entries() takes as long as all other work on a card.
  for (let i = 0; i < colours.length; i++) {
    const colour = colours[i] ?? 0;
    if (colour !== last) {
      last = colour;
      const key = colour & mask;
      index = known.get(key) ?? known.size;
      if (index === MOST_COLOURS) return undefined;
      if (index === known.size) {
        known.set(key, index);
        palette.push(...pixels.subarray(i * 4, i * 4 + 3));
      }
    }
    indexes[i] = index;
  }
  return { palette: Buffer.from(palette), indexes };
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
