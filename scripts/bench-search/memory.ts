import { readdirSync, readFileSync } from 'node:fs';

/** The most memory that a process has held, in MB, and what it is. */
export interface Held {
  readonly name: string;
  readonly megabytes: number;
}

const EVERY = 100;
const SYSTEM = '/proc';

/**
 * Watches the memory of a process and all that it starts, until it is stopped. The system keeps the peak of each
 * (`VmHWM`, https://man7.org/linux/man-pages/man5/proc_pid_status.5.html), so that only its last tenth of a second is
 * missed. It gives nothing where the system does not tell.
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

/** The largest of the processes whose name contains `part`, in MB; `NaN` where there is none. */
export function peakOf(processes: readonly Held[], part = ''): number {
  return processes.find(({ name }) => name.includes(part))?.megabytes ?? Number.NaN;
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
  return kilobytes === undefined ? undefined : { name, megabytes: Number(kilobytes) / 1024 };
}

/** A process may end between being listed and being looked at. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
