import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { UsageError } from './usage-error.ts';

/** Opening a pipe would wait for a writer. Windows has neither the flag nor such pipes. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a file. Links are followed. Never waits for another program.
 * @throws {UsageError} for a pipe, a socket or a device, since reading it may never end.
 * @throws an error of the system if there is no file, or if it cannot be read.
 */
export function readRegularFile(path: string): Buffer {
  const descriptor = openRegularFile(path);
  try {
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Opens a file for reading, as {@link readRegularFile} does, or a folder. */
export function openRegularFile(path: string): number {
  const descriptor = openedAt(path);
  const stats = fstatSync(descriptor);
  if (stats.isFile() || stats.isDirectory()) return descriptor;
  closeSync(descriptor);
  throw notAFile(path);
}

function openedAt(path: string): number {
  try {
    return openSync(path, READ_FLAGS);
  } catch (error) {
    // A socket, or a device without a driver.
    if (error instanceof Error && 'code' in error && error.code === 'ENXIO') throw notAFile(path);
    throw error;
  }
}

function notAFile(path: string): UsageError {
  return new UsageError(
    `${path} is no file, but a pipe, a socket or a device.`,
    'Remove it, or put a file in its place.',
  );
}
