import { readdirSync, readFileSync } from 'node:fs';

/** The peak memory of a process, in MB, its processor time of user and system, and its name. */
export interface Held {
  readonly name: string;
  readonly megabytes: number;
  readonly processorSeconds: number;
}

const EVERY = 100;
const SYSTEM = '/proc';
/** Linux states times to programs in hundredths of a second, whatever its own ticks are. */
const TICKS_PER_SECOND = 100;
/** The first of two neighbouring fields of `stat`, counted from 0 after the name: user time, then system time. */
const STAT_FIELD = { own: 11, children: 13 } as const;

/**
 * Watches the memory of a process and its descendants until it is stopped. Linux records the peak of each
 * process (`VmHWM`, https://man7.org/linux/man-pages/man5/proc_pid_status.5.html), so only the last tenth of
 * a second is missed. On other systems the result is empty.
 */
export function watchMemory(pid: number): { readonly stop: () => Held[] } {
  const peaks = new Map<number, Held>();
  const look = () => {
    for (const child of familyOf(pid)) {
      const held = heldBy(child);
      if (held !== undefined) peaks.set(child, held);
    }
  };
  look();
  const timer = setInterval(look, EVERY);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return [...peaks.values()].sort((one, other) => other.megabytes - one.megabytes);
    },
  };
}

/** The peak of the largest process whose name contains `part`, in MB; `NaN` if there is none. */
export function peakOf(processes: readonly Held[], part = ''): number {
  return processes.find(({ name }) => name.includes(part))?.megabytes ?? Number.NaN;
}

/**
 * The processor time of a process, or of all its children that have ended and been waited for, with theirs
 * (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html); `undefined` if there is no such process.
 */
export function processorSecondsOf(pid: number | 'self', whose: keyof typeof STAT_FIELD): number | undefined {
  const stat = textOf(`${SYSTEM}/${pid}/stat`);
  if (stat === '') return undefined;
  // The name is in parentheses, and may have spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = fields.slice(STAT_FIELD[whose], STAT_FIELD[whose] + 2);
  return (Number(user) + Number(system)) / TICKS_PER_SECOND;
}

function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of folders()) {
    const parent = /^PPid:\s+(\d+)/mu.exec(textOf(`${SYSTEM}/${name}/status`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const family = [pid];
  for (const member of family)
    family.push(...[...parents].flatMap(([child, parent]) => (parent === member ? [child] : [])));
  return family;
}

function folders(): string[] {
  try {
    return readdirSync(SYSTEM).filter((name) => /^\d+$/u.test(name));
  } catch {
    return [];
  }
}

function heldBy(pid: number): Held | undefined {
  const kilobytes = /^VmHWM:\s+(\d+)/mu.exec(textOf(`${SYSTEM}/${pid}/status`))?.[1];
  const name = textOf(`${SYSTEM}/${pid}/cmdline`).replaceAll('\0', ' ');
  const processorSeconds = processorSecondsOf(pid, 'own') ?? 0;
  return kilobytes === undefined
    ? undefined
    : { name, megabytes: Number(kilobytes) / 1024, processorSeconds };
}

/** A process may end after it was listed. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
