import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const RECORD = /<record>[\s\S]*?<\/record>/g;
/** The most papers that arXiv can number in a month. */
const PER_MONTH = 99_999;

/**
 * The responses of an arXiv OAI-PMH harvest in `folder`, repeated until there are `records` records, each
 * with a unique id and title. This simulates an archive of that size with real texts and formulas.
 */
export async function* repeatedOai(
  folder: string,
  records: number,
): AsyncGenerator<{ name: string; text: string }> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.xml')).sort();
  let count = 0;
  for (let round = 0; count < records; round++) {
    for (const file of files) {
      const text = await readFile(join(folder, file), 'utf8');
      const renamed = text.replace(RECORD, (record) => (count < records ? withNewId(record, count++) : ''));
      if (!/<record>/.test(text)) throw new Error(`${file} holds no OAI-PMH records.`);
      yield { name: `${String(round).padStart(3, '0')}-${file}`, text: renamed };
      if (count >= records) return;
    }
  }
}

function withNewId(record: string, number: number): string {
  const month = Math.floor(number / PER_MONTH);
  const id = `20${String(month + 1).padStart(2, '0')}.${String((number % PER_MONTH) + 1).padStart(5, '0')}`;
  return record
    .replace(/<identifier>[^<]*/, `<identifier>oai:arXiv.org:${id}`)
    .replace(/<id>[^<]*/, `<id>${id}`)
    .replace(/<doi>[\s\S]*?<\/doi>/, '')
    .replace('<title>', `<title>No. ${number}: `);
}
