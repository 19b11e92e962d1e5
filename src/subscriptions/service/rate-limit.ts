/** The most clients that are remembered: some 2 MB. */
const MOST_CLIENTS = 10_000;

/**
 * Creates the function that tells whether a client may make another request: at most `most` at once, and in the long run as many in
 * each `period` of milliseconds. Clients that were not seen for longest are forgotten, so that the memory has a bound.
 */
export function createRateLimit(
  most: number,
  period: number,
  now: () => number = () => performance.now(),
): (client: string) => boolean {
  const clients = new Map<string, { left: number; at: number }>();
  return (client) => {
    const time = now();
    const { left, at } = clients.get(client) ?? { left: most, at: time };
    const filled = Math.min(most, left + ((time - at) / period) * most);
    // A map keeps the order of insertion: the first client is the one that was not seen for longest.
    clients.delete(client);
    clients.set(client, { left: filled >= 1 ? filled - 1 : filled, at: time });
    const [oldest] = clients.size > MOST_CLIENTS ? clients.keys() : [];
    if (oldest !== undefined) clients.delete(oldest);
    return filled >= 1;
  };
}
