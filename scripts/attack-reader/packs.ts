import fc from 'fast-check';
import { encodePack, entriesOf } from '../../src/offline/packs/pack-format.ts';
import {
  PackManifestError,
  readPackManifest,
  writePackManifest,
} from '../../src/offline/packs/pack-manifest.ts';
import { encodePagePack, PagePack } from '../../src/offline/packs/page-pack.ts';
import { hostileText, hostileValue } from './payloads.ts';

/** Gives hostile bytes to the code that reads packs. Returns why it failed; `undefined` if it refused them or read texts only. */
export type PackAttack = () => string | undefined;

/** Packs and lists of packs that were changed, cut or made up. */
export function packAttacks(foreign: string): fc.Arbitrary<PackAttack> {
  const text = hostileText(foreign);
  const pages = fc.array(fc.record({ path: text, text }), { maxLength: 4 });
  const files = pages.map((all) =>
    all.map((page) => ({ path: page.path, bytes: new Uint8Array(Buffer.from(page.text)) })),
  );
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 8 });
  const pagePack = fc.tuple(pages.map(encodePagePack), edits, fc.nat()).map(changed);
  const pack = fc.tuple(files.map(encodePack), edits, fc.nat()).map(changed);
  const info = fc.dictionary(
    fc.constantFrom(
      'kind',
      'file',
      'bytes',
      'sha256',
      'days',
      'papers',
      'folder',
      'shardPapers',
      '__proto__',
    ),
    hostileValue(foreign),
  );
  const manifest = fc.array(info, { maxLength: 3 }).map((packs) =>
    JSON.stringify({
      ...(JSON.parse(writePackManifest([])) as object),
      packs: packs.map((each) => ({ kind: 'pages', file: 'a.pack', bytes: 1, sha256: '', ...each })),
    }),
  );
  return fc.oneof(
    pagePack.map((bytes) => () => attempt(() => readPagePack(bytes))),
    pack.map((bytes) => () => attempt(() => void entriesOf(bytes))),
    manifest.map((json) => () => attempt(() => readManifest(json))),
  );
}

function changed([bytes, edits, end]: readonly [
  Uint8Array<ArrayBuffer>,
  readonly (readonly [number, number])[],
  number,
]): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice(0, end % 3 === 0 ? end % (bytes.length + 1) : bytes.length);
  for (const [at, value] of edits) if (copy.length > 0) copy[at % copy.length] = value;
  return copy;
}

function readPagePack(bytes: Uint8Array<ArrayBuffer>): void {
  const pack = new PagePack(bytes);
  for (const path of pack.paths) pack.page(path);
}

/** Files are loaded from the folder of the packs: a name may lead nowhere else. */
function readManifest(json: string): void {
  for (const { file } of readPackManifest(json).packs)
    if (!/^[\w-]+\.pack$/u.test(file)) throw new Error(`The list names the file ${file}.`);
}

const MOST_SECONDS = 5;

function attempt(work: () => void): string | undefined {
  const start = performance.now();
  try {
    work();
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof PackManifestError)) return String(error);
    if (error instanceof TypeError && !error.message.startsWith('This is no pack')) return String(error);
  }
  const seconds = (performance.now() - start) / 1000;
  return seconds > MOST_SECONDS ? `It took ${seconds.toFixed(0)} s.` : undefined;
}
