import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { readRegularFile } from '../commands/regular-file.ts';

/**
 * The whole lines of a file that is only appended to; none if there is no such file. A last line without its end was cut off by
 * a kill in the middle of {@link appendToLog}, and does not count.
 */
export function readLog(path: string): string[] {
  if (!existsSync(path)) return [];
  return readRegularFile(path).toString().split('\n').slice(0, -1);
}

/**
 * Appends lines, and returns when the disk has them. It works synchronously, because nothing may happen between a fact and its
 * record. The remains of a line that was cut off are removed first.
 */
export function appendToLog(path: string, lines: readonly string[]): void {
  const isNew = !existsSync(path);
  if (isNew) mkdirSync(dirname(path), { recursive: true });
  const end = isNew ? 0 : readRegularFile(path).lastIndexOf('\n') + 1;
  const file = openSync(path, isNew ? 'w' : 'r+');
  try {
    ftruncateSync(file, end);
    writeWhole(file, lines, end);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (isNew) syncFolder(dirname(path));
}

/** A file that stays open for many appends; its end is that of the last whole line. */
export interface OpenLog {
  /** Appends a line, and returns when the disk has it. */
  append(line: string): void;
  /** Appends a line, and returns when the system has it: it survives the end of this process, but not that of the machine. */
  note(line: string): void;
  close(): void;
}

/** Opens a file to append to it, as {@link appendToLog} does. */
export function openLog(path: string): OpenLog {
  appendToLog(path, []);
  let end = readRegularFile(path).length;
  const file = openSync(path, 'r+');
  return {
    append: (line) => {
      end += writeWhole(file, [line], end);
      fsyncSync(file);
    },
    note: (line) => {
      end += writeWhole(file, [line], end);
    },
    close: () => closeSync(file),
  };
}

function writeWhole(file: number, lines: readonly string[], from: number): number {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  for (let written = 0; written < bytes.length; )
    written += writeSync(file, bytes, written, bytes.length - written, from + written);
  return bytes.length;
}

/** A new file is only safe when its folder is. Windows cannot open folders, and does it by itself. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
