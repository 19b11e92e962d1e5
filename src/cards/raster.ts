import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { encodePng } from './png.ts';

let ready: Promise<void> | undefined;

/** Renders an SVG without text, links and transparency as a PNG of the same size. */
export async function toPng(svg: string): Promise<Buffer> {
  ready ??= readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))).then((bytes) =>
    initWasm(bytes),
  );
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
