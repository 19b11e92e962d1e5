import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { encodePng } from './png.ts';

const WASM = fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'));

/** The code that makes a picture of an SVG, besides its libraries. */
export const RASTER_CODE = ['raster.ts', 'png.ts'];

/** A digest of all that decides which picture an SVG gives: the code, Resvg, and the library that compresses. */
export async function rasterVersion(): Promise<string> {
  const digest = createHash('sha256').update(process.versions.zlib ?? '');
  for (const file of [...RASTER_CODE.map((name) => join(import.meta.dirname, name)), WASM])
    digest.update(await readFile(file));
  return digest.digest('hex');
}

let ready: Promise<void> | undefined;

/** Renders an SVG without text, links and transparency as a PNG of the same size. */
export async function toPng(svg: string): Promise<Buffer> {
  ready ??= readFile(WASM).then((bytes) => initWasm(bytes));
  await ready;
  const picture = new Resvg(svg, { font: { loadSystemFonts: false } });
  const image = picture.render();
  try {
    return encodePng(image.pixels, image.width, image.height);
  } finally {
    // WebAssembly memory is not garbage collected.
    image.free();
    picture.free();
  }
}
