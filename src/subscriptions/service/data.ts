import type { StoredSubscriber, SubscriptionRequest } from '../store/rows.ts';

/** All that is stored about a subscriber, as JSON. */
export function storedData(subscriber: StoredSubscriber, requests: readonly SubscriptionRequest[]): string {
  const time = (value: number | null) => (value === null ? null : new Date(value).toISOString());
  const { address, topics, frequency, confirmed, since, paused, reader } = subscriber;
  const data = {
    subscription: {
      address,
      topics,
      frequency,
      confirmed: time(confirmed),
      refusalsCountedSince: time(since),
      paused: time(paused),
      hashOfAddress: reader,
    },
    requests: requests.map((request) => ({
      address: request.address,
      topics: request.topics,
      frequency: request.frequency,
      made: time(request.created),
      confirmed: time(request.confirmed),
      mailWasTried: request.attempts,
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
