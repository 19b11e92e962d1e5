import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { UsageError } from './usage-error.ts';

/** The folder of Broadsheet itself, whatever folder a command is called from. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/u, '');

/** The folder in which the caller typed the command, which npm leaves for the project's. */
export function callersFolder(): string {
  return process.env.INIT_CWD ?? process.cwd();
}

/** Where a path on the command line leads, seen from where it was typed. */
export function callersPath(path: string): string {
  return resolve(callersFolder(), path);
}

/** A command `npm run <name>` with its `--help`. */
export function createCommand(name: string, description: string): Command {
  return new Command(`npm run ${name} --`)
    .description(description)
    .helpOption('-h, --help', 'say what the command does and what it takes')
    .showHelpAfterError(`hint: npm run ${name} -- --help says what it takes.`)
    .exitOverride();
}

/**
 * Runs a command and sets the exit code: what `work` returns; 2 where it was called wrongly, with a hint; `failure` where
 * something went wrong on the way, with the reason.
 */
export async function runCommand(
  command: Command,
  work: () => Promise<number>,
  failure: 1 | 2 = 1,
): Promise<void> {
  try {
    command.parse();
    process.exitCode = await work();
  } catch (error) {
    process.exitCode = exitCodeOf(error, failure);
  }
}

function exitCodeOf(error: unknown, failure: number): number {
  // Commander has printed the reason, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    console.error(`error: ${error.message}\nhint: ${error.hint}`);
    return 2;
  }
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  if (process.env.BROADSHEET_DEBUG !== undefined && error instanceof Error) console.error(error.stack);
  return failure;
}
