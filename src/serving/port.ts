import { UsageError } from '../commands/usage-error.ts';

/** The port if `PORT` is not set. */
export const DEFAULT_PORT = 4321;

/**
 * The port that `PORT` names, and whether another one may be used instead: only if `PORT` is not set.
 * @throws {UsageError} if `PORT` is not a port.
 */
export function wantedPort(env: NodeJS.ProcessEnv = process.env): {
  readonly port: number;
  readonly anyPort: boolean;
} {
  const text = env.PORT ?? '';
  if (text === '') return { port: DEFAULT_PORT, anyPort: true };
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return { port, anyPort: false };
  throw new UsageError(
    `PORT is “${text}”, which is not a port.`,
    'A port is a whole number from 0 to 65535; 0 takes any free one.',
  );
}
