import { UsageError } from '../commands/usage-error.ts';

/** The port to serve at where nothing is said. */
export const DEFAULT_PORT = 4321;

/** The port that `PORT` asks for, and whether another one will do, which it does only where nothing was asked. */
export function wantedPort(env: NodeJS.ProcessEnv = process.env): {
  readonly port: number;
  readonly anyPort: boolean;
} {
  const text = env.PORT ?? '';
  if (text === '') return { port: DEFAULT_PORT, anyPort: true };
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return { port, anyPort: false };
  throw new UsageError(
    `PORT is “${text}”, which is no port.`,
    'A port is a whole number from 0 to 65535; 0 takes any free one.',
  );
}
