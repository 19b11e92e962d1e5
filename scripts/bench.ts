import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { dailyListings } from './bench/records.ts';

interface Measured {
  readonly seconds: number;
  /** The largest memory of the process, in MB. */
  readonly memory: number;
}

const project = resolve(import.meta.dirname, '..');
const { days, perDay } = new Command('npm run bench --')
  .description(
    'Measures ingest over made-up daily listings, as ratios to a peer that only copies the records to files.',
  )
  .option('--days <n>', 'how many days', Number, 50)
  .option('--per-day <n>', 'papers a day', Number, 100)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<{ days: number; perDay: number }>();

const folder = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'));
try {
  await measureIngest(join(folder, 'inbox'), join(folder, 'content'));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measureIngest(inbox: string, content: string): Promise<void> {
  await mkdir(inbox);
  for (const { name, text } of dailyListings(days, perDay)) await writeFile(join(inbox, name), text);
  const [{ model } = { model: 'unknown processor' }] = cpus();
  console.log(
    `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node.js ${process.version}`,
  );
  console.log(`${days * perDay} papers in ${days} files\n`);
  const ingest = [join(project, 'scripts/ingest.ts'), inbox, '--content', content];
  const first = measured(ingest);
  const second = measured(ingest);
  const peer = await copied(inbox, join(folder, 'copies'));
  console.log('                          seconds  records/s  memory MB  ratio to peer');
  row('first ingest', first, peer);
  row('second ingest, no change', second, peer);
  row('peer: parse and copy', peer, peer);
}

/** Runs a script of its own, so that its memory is its own. */
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

/** The least that any program does with these records: reads the JSON and writes each to a file of its own. */
async function copied(inbox: string, target: string): Promise<Measured> {
  const started = performance.now();
  await mkdir(target);
  for (const name of await readdir(inbox)) {
    const items: unknown = JSON.parse(await readFile(join(inbox, name), 'utf8'));
    if (!Array.isArray(items)) continue;
    for (const [index, item] of items.entries())
      await writeFile(join(target, `${name}.${index}`), JSON.stringify(item));
  }
  const seconds = (performance.now() - started) / 1000;
  return { seconds, memory: process.resourceUsage().maxRSS / 1024 };
}

function row(name: string, { seconds, memory }: Measured, peer: Measured): void {
  const cells = [seconds.toFixed(2), (days * perDay) / seconds, memory, (seconds / peer.seconds).toFixed(1)];
  const [time, rate, size, ratio] = cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(0) : cell));
  console.log(
    `${name.padEnd(26)}${time?.padStart(7)}${rate?.padStart(11)}${size?.padStart(11)}${ratio?.padStart(15)}`,
  );
}
