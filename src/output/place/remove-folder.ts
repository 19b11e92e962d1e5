import { rmSync } from 'node:fs';

/** Removes a folder with all that is in it. A process of a killed build may still write into it for a moment. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
