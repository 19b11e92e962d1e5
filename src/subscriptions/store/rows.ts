import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';

/** What a reader wants to get. */
export interface Choice {
  /** The slugs of topics; none for all papers. */
  readonly topics: readonly string[];
  readonly frequency: 'day' | 'week';
}

const common = {
  reader: z.string(),
  address: z.string(),
  topics: z.string().transform((text): readonly string[] => text.split(' ').filter((slug) => slug !== '')),
  frequency: z.enum(['day', 'week']),
};

export const subscriberRow = z.object({
  ...common,
  confirmed: z.number(),
  since: z.number(),
  paused: z.number().nullable(),
});

export const requestRow = z.object({
  id: z.string(),
  ...common,
  created: z.number(),
  attempts: z.number(),
  confirmed: z.number().nullable(),
});

/** A reader who confirmed the address. Times are in milliseconds. */
export type StoredSubscriber = z.output<typeof subscriberRow>;
/** A wish to subscribe, whose mail waits or was sent. */
export type SubscriptionRequest = z.output<typeof requestRow>;

type Value = string | number;

/** Runs a statement. Returns whether it changed a row. */
export function run(database: DatabaseSync, sql: string, ...values: Value[]): boolean {
  return Number(database.prepare(sql).run(...values).changes) > 0;
}

/** The number `n` that a query selects. */
export function countOf(database: DatabaseSync, sql: string, ...values: Value[]): number {
  return Number(database.prepare(sql).get(...values)?.n);
}

/** The rows that a query selects. @throws if a row does not have the form of `schema`. */
export function rowsOf<T>(
  database: DatabaseSync,
  schema: { parse(row: Record<string, SQLOutputValue>): T },
  sql: string,
  ...values: Value[]
): T[] {
  return database
    .prepare(sql)
    .all(...values)
    .map((row) => schema.parse(row));
}
