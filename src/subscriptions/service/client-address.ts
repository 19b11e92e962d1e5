import { isIPv6 } from 'node:net';

/**
 * The network of a client, to limit its requests: an IPv4 address, or the first 64 bits of an IPv6 address, all of which one client has.
 * @param socket the address at the other end of the connection.
 * @param forwarded the header `X-Forwarded-For`, to which each proxy appends the address of its client; others may have written its start.
 * @param proxies the number of trusted proxies, of which the service is behind the last.
 */
export function clientNetwork(
  socket: string | undefined,
  forwarded: string | undefined,
  proxies: number,
): string {
  const chain = proxies === 0 ? [] : (forwarded ?? '').split(',').map((address) => address.trim());
  const address = (chain.at(-proxies) || (socket ?? '')).replace(/^::ffff:(?=\d+\.)/iu, '').slice(0, 64);
  return isIPv6(address) ? first64Bits(address) : address;
}

function first64Bits(address: string): string {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const whole = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ?? '').split(':')];
  return whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':');
}
