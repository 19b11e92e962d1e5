import type { Paper } from '../../paper/schema.ts';
import { completeTruncated } from '../../store/document.ts';
import { readPaperFile } from '../../store/store.ts';
import type { PaperEntry } from './paper-entry.ts';
import type { Warn } from './pending-records.ts';

/** Completes a file that was cut off inside its abstract, if the record has the rest. */
export async function repairTruncated(
  contentDir: string,
  entry: PaperEntry,
  record: Paper,
  warn?: Warn,
): Promise<void> {
  const { stored } = await entry.load(contentDir);
  if (stored === undefined || !stored.edited || entry.loaded === undefined) return;
  const text = await readPaperFile(contentDir, stored.path);
  const whole = completeTruncated(stored, text, record.abstract.trim());
  if (whole === undefined) return;
  entry.loaded.stored = { ...stored, ...whole };
  entry.update(whole.paper);
  const lines = text.replace(/\0+$/u, '').split('\n');
  const place = `${stored.path}:${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
  warn?.(`The file was cut off at ${place}. The rest of its abstract was written again from the source.`);
}
