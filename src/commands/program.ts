import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { printError } from './output.ts';
import { explainSystemError } from './system-error.ts';
import { UsageError } from './usage-error.ts';

/** Broadsheet's own folder, from whichever folder a command is called. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/u, '');

/** The folder in which the command was typed; npm runs it in the project's folder. */
export function callersFolder(): string {
  return process.env.INIT_CWD ?? process.cwd();
}

/** A path from the command line as an absolute path; it is relative to the folder in which the command was typed. */
export function callersPath(path: string): string {
  return resolve(callersFolder(), path);
}

/** The folder that an option names, as an absolute path. A default of the option is relative to the project, a given one to the caller. */
export function folderOption(command: Command, name: string): string {
  const path = String(command.getOptionValue(name));
  return command.getOptionValueSource(name) === 'default' ? resolve(projectRoot, path) : callersPath(path);
}

/** Creates the command `npm run <name>` with its `--help`. */
export function createCommand(name: string, description: string): Command {
  return new Command(`npm run ${name} --`)
    .description(description)
    .helpOption('-h, --help', 'show what the command does and its options')
    .showHelpAfterError(`hint: npm run ${name} -- --help shows its options.`)
    .exitOverride();
}

/** The value of an option that is a whole number above 0. @throws {InvalidArgumentError} for another text. */
export function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Give a whole number above 0.');
  return Number(text);
}

/**
 * Runs a command and sets the exit code: the result of `work`; 2 with a hint if the command was called wrongly; `failure` with
 * the reason if `work` throws.
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
    printError(`error: ${error.message}\nhint: ${error.hint}`);
    return 2;
  }
  const explained = explainSystemError(error);
  if (explained !== undefined) printError(`error: ${explained.message}\nhint: ${explained.hint}`);
  else printError(`error: ${error instanceof Error ? error.message : String(error)}`);
  if (process.env.BROADSHEET_DEBUG !== undefined && error instanceof Error) printError(error.stack ?? '');
  return failure;
}
