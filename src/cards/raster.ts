import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { encodePng } from './png.ts';

let ready: Promise<void> | undefined;

/** An SVG picture without text, links and transparency, as a PNG in its own size. */
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
    // WebAssembly's memory is not collected.
    image.free();
    picture.free();
  }
}
