import { PAYLOADS } from './payloads.ts';
import { TEXT_FORMATS } from './text-formats.ts';
import { XML_FORMATS } from './xml-formats.ts';

/** The hostile inputs of all formats, by their file names, and the number of combinations of a field and a payload in them. */
export function hostileInputs(): {
  readonly files: ReadonlyMap<string, string>;
  readonly combinations: number;
} {
  const files = new Map<string, string>();
  let combinations = 0;
  for (const { file, fields, record, join } of [...XML_FORMATS, ...TEXT_FORMATS]) {
    const records = fields.flatMap((attacked) =>
      PAYLOADS.map(([, text]) => {
        combinations += 1;
        const id = `2603.${String(combinations).padStart(5, '0')}`;
        return record(id, (field, usual) =>
          field === attacked ? (field === 'title' ? `${text} ${id}` : text) : usual,
        );
      }),
    );
    files.set(file, join(records));
  }
  return { files, combinations };
}
