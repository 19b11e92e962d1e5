import { existsSync } from 'node:fs';
import { startChromium } from './chromium.ts';
import type { Engine, EngineName } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { findPrograms } from './programs.ts';
import { startWebKit } from './webkit.ts';

/** Starts an engine. @returns why it cannot run, and what to install, if it is missing or does not start. */
export async function startEngine(name: EngineName): Promise<Engine | string> {
  try {
    if (name === 'chromium') return await startChromium();
    const found = findPrograms(name, process.env, existsSync);
    if (!found.isThere) return found.reason;
    return await (name === 'firefox'
      ? startFirefox(found.program)
      : startWebKit(found.program, found.screen));
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error);
  }
}
