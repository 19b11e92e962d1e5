import { execFileSync } from 'node:child_process';
import { projectRoot } from '../commands/program.ts';
import { UsageError } from '../commands/usage-error.ts';

/** Where a workflow gets Broadsheet from. */
export interface Engine {
  /** The address of its repository over HTTPS; `undefined` if it is unknown. */
  readonly address: string | undefined;
  /** A tag or a commit. */
  readonly version: string;
}

/** Stands for what the owner has to fill in. */
export const UNKNOWN = {
  github: 'OWNER/BROADSHEET',
  git: 'https://HOST/OWNER/BROADSHEET.git',
  version: 'REF',
} as const;

/**
 * The repository and the version of this Broadsheet, as git knows them, unless the command line gives others.
 * @throws {UsageError} if they are not an address and a version.
 */
export function findEngine(address: string | undefined, version: string | undefined): Engine {
  if (address !== undefined && httpsAddress(address) === undefined)
    throw new UsageError(
      `--engine ${address} is not the address of a repository.`,
      'For example: https://github.com/OWNER/broadsheet',
    );
  if (version !== undefined && !/^[\w./-]+$/u.test(version))
    throw new UsageError(`--ref ${version} is not a tag or a commit.`, 'For example: v1.2.0');
  const remote = address ?? git('remote', 'get-url', 'origin') ?? '';
  return {
    address: httpsAddress(remote),
    version:
      version ??
      git('describe', '--tags', '--exact-match', 'HEAD') ??
      git('rev-parse', 'HEAD') ??
      UNKNOWN.version,
  };
}

/** The address over HTTPS of a repository, from the forms in which git writes it; `undefined` for a folder. */
export function httpsAddress(remote: string): string | undefined {
  const [, host, path] =
    /^(?:https?:\/\/(?:[^/@]*@)?|ssh:\/\/(?:[^/@]*@)?|[^/@:]+@)([\w.-]+(?::\d+)?)[/:]([\w./~-]+?)(?:\.git)?\/?$/u.exec(
      remote,
    ) ?? [];
  return host === undefined || path === undefined ? undefined : `https://${host}/${path}`;
}

/** `OWNER/NAME` of a repository on GitHub, whose actions a workflow there can use; else `undefined`. */
export function gitHubName({ address }: Engine): string | undefined {
  return /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)$/u.exec(address ?? '')?.[1];
}

function git(...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: projectRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
