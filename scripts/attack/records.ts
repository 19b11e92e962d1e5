import type { Format } from './format.ts';
import { JSON_FORMATS } from './json-formats.ts';
import { LINE_FORMATS } from './line-formats.ts';
import { PAYLOADS } from './payloads.ts';
import { XML_FORMATS } from './xml-formats.ts';

/** Every so many-th field of a record is hostile: so records are few, and one that is refused for one field takes few others with it. */
const EVERY = 3;

/** The hostile inputs of all formats, by their file names, and the number of combinations of a field and a payload in them. */
export function hostileInputs(): {
  readonly files: ReadonlyMap<string, string>;
  readonly combinations: number;
} {
  const files = new Map<string, string>();
  let [combinations, number] = [0, 0];
  for (const { file, fields, record, join } of [...XML_FORMATS, ...JSON_FORMATS, ...LINE_FORMATS]) {
    const records: string[] = [];
    for (const turn of PAYLOADS.keys())
      for (let from = 0; from < EVERY; from += 1) {
        number += 1;
        const id = `2603.${String(number).padStart(5, '0')}`;
        const attacked = Object.keys(fields).filter((_, at) => at % EVERY === from);
        combinations += attacked.length;
        records.push(record(id, { ...usualOf(fields, id), ...hostileOf(attacked, turn, id) }));
      }
    files.set(file, join(records));
  }
  return { files, combinations };
}

function usualOf(fields: Format['fields'], id: string): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, usual]) => [name, usual.replace('ID', id)]));
}

/** Each field gets each payload in one of its turns. */
function hostileOf(names: readonly string[], turn: number, id: string): Record<string, string> {
  return Object.fromEntries(
    names.map((name, at) => {
      const [, text = ''] = PAYLOADS[(turn + at) % PAYLOADS.length] ?? [];
      return [name, /^(?:title|TI)$/u.test(name) ? `${text} ${id}` : text];
    }),
  );
}
