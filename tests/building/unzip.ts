import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** The files of a zip file by their paths, in its order. */
export async function unzipped(file: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(file);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    files.set(entry.fileName, await buffer(stream));
  }
  return files;
}
