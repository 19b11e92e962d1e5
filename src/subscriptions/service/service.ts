import { openSubscriptions } from '../store/subscribers.ts';
import { Context } from './context.ts';
import { Mailer } from './mailer.ts';
import { startServer } from './server.ts';
import type { ServiceSettings } from './settings.ts';

export interface ServiceOptions {
  readonly settings: ServiceSettings;
  /** The path of the database. */
  readonly database: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Writes a line, which has no addresses of readers. */
  readonly log: (line: string) => void;
}

export interface RunningService {
  readonly port: number;
  /** Ends after the requests and the mail that are under way. */
  close(): Promise<void>;
}

/** Starts the service at which readers subscribe. @throws {UsageError} if the port is in use, or the database cannot be opened. */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const { settings, database, host, port, log } = options;
  const store = openSubscriptions(database, 'create');
  const mailer = new Mailer({ settings, store, log });
  try {
    const context = new Context({ settings, store, log, mailWaits: () => mailer.mailWaits() });
    const server = await startServer(context, host, port);
    mailer.start();
    return {
      port: server.port,
      close: async () => {
        await server.close();
        await mailer.close();
        store.close();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}
