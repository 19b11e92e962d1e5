import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { repeatedOai } from './bench/oai.ts';
import { dailyListings } from './bench/records.ts';

interface Measured {
  readonly seconds: number;
  /** The peak memory of the process, in MB. */
  readonly memory: number;
}

const project = resolve(import.meta.dirname, '..');
const { days, perDay, oai, records } = new Command('npm run bench --')
  .description('Measures ingest, relative to a program that only copies the records to files.')
  .option('--days <n>', 'number of days of made-up listings', Number, 50)
  .option('--per-day <n>', 'papers a day', Number, 100)
  .option('--oai <dir>', 'use an arXiv OAI-PMH harvest, repeated with new ids, instead of made-up listings')
  .option('--records <n>', 'number of records of the harvest', Number, 100_000)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<{ days: number; perDay: number; oai?: string; records: number }>();

const papers = oai === undefined ? days * perDay : records;
const folder = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'));
try {
  await measureIngest(join(folder, 'inbox'), join(folder, 'content'));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measureIngest(inbox: string, content: string): Promise<void> {
  await mkdir(inbox);
  const files = oai === undefined ? dailyListings(days, perDay) : repeatedOai(oai, records);
  for await (const { name, text } of files) await writeFile(join(inbox, name), text);
  const [{ model } = { model: 'unknown processor' }] = cpus();
  console.log(
    `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node.js ${process.version}`,
  );
  console.log(`${papers} papers in ${(await readdir(inbox)).length} files\n`);
  const ingest = [join(project, 'scripts/ingest.ts'), inbox, '--content', content];
  const first = measured(ingest);
  const second = measured(ingest);
  // As in a fresh clone, which has the store but no cache.
  await rm(join(content, '.cache'), { recursive: true });
  const withoutLedger = measured(ingest);
  const peer = await copied(inbox, join(folder, 'copies'));
  console.log('                          seconds  records/s  memory MB  ratio to peer');
  row('first ingest', first, peer);
  row('again, no change', second, peer);
  row('again, without a cache', withoutLedger, peer);
  row('peer: parse and copy', peer, peer);
}

/** Runs a script in a process of its own, so that its memory can be measured. */
function measured(args: readonly string[]): Measured {
  const report = "process.on('exit', () => console.error('MAXRSS', process.resourceUsage().maxRSS))";
  const started = performance.now();
  const run = spawnSync(process.execPath, ['--import', `data:text/javascript,${report}`, ...args], {
    encoding: 'utf8',
  });
  const seconds = (performance.now() - started) / 1000;
  if (run.status !== 0) throw new Error(`The measured command failed:\n${run.stderr}`);
  return { seconds, memory: Number(/MAXRSS (\d+)/.exec(run.stderr)?.[1] ?? Number.NaN) / 1024 };
}

function recordsIn(text: string): string[] {
  if (text.startsWith('<')) return text.match(/<record>[\s\S]*?<\/record>/g) ?? [];
  const items: unknown = JSON.parse(text);
  return Array.isArray(items) ? items.map((item) => JSON.stringify(item)) : [];
}

/** The minimum work of any program with these records: splits them and writes each to a file of its own. */
async function copied(inbox: string, target: string): Promise<Measured> {
  const started = performance.now();
  await mkdir(target);
  for (const name of await readdir(inbox)) {
    for (const [index, record] of recordsIn(await readFile(join(inbox, name), 'utf8')).entries())
      await writeFile(join(target, `${name}.${index}`), record);
  }
  const seconds = (performance.now() - started) / 1000;
  return { seconds, memory: process.resourceUsage().maxRSS / 1024 };
}

function row(name: string, { seconds, memory }: Measured, peer: Measured): void {
  const cells = [seconds.toFixed(2), papers / seconds, memory, (seconds / peer.seconds).toFixed(1)];
  const [time, rate, size, ratio] = cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(0) : cell));
  console.log(
    `${name.padEnd(26)}${time?.padStart(7)}${rate?.padStart(11)}${size?.padStart(11)}${ratio?.padStart(15)}`,
  );
}
