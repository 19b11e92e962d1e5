import { ask, exchange, quiet, stateOf, type Tally, type Target } from './target.ts';

const HEAD =
  'Host: lists.example.org\r\nX-Forwarded-For: 10.200.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n';
const FORM = 'address=odd@x.example.org&frequency=day';
/** In milliseconds: the server has to answer, or to end the connection. */
const TIME = 20_000;

/** Requests that are not as HTTP or the form wants them, each with the statuses that may come back; 0 stands for an ended connection. */
function oddRequests(): readonly (readonly [what: string, bytes: string, ...allowed: number[]])[] {
  const post = (headers: string, body: string) =>
    `POST /subscribe HTTP/1.1\r\n${HEAD}Connection: close\r\n${headers}\r\n${body}`;
  const length = (text: string) => `Content-Length: ${text.length}\r\n`;
  const get = (target: string, method = 'GET', version = 'HTTP/1.1') =>
    `${method} ${target} ${version}\r\n${HEAD}Connection: close\r\n\r\n`;
  return [
    ['a length that is negative', post('Content-Length: -1\r\n', FORM), 400],
    ['two lengths', post('Content-Length: 5\r\nContent-Length: 39\r\n', FORM), 400],
    [
      'a length and chunks',
      post(`${length(FORM)}Transfer-Encoding: chunked\r\n`, `5\r\naddre\r\n0\r\n\r\n`),
      400,
    ],
    ['a length that is no number', post('Content-Length: 0x10\r\n', FORM), 400],
    ['an enormous length', post('Content-Length: 99999999999999999999\r\n', FORM), 400, 413],
    ['a length of 10 GB', post('Content-Length: 10000000000\r\n', FORM), 413],
    ['an encoding that nobody knows', post('Transfer-Encoding: gzip, x\r\n', FORM), 400, 411, 501],
    ['a chunk whose size is no number', post('Transfer-Encoding: chunked\r\n', 'xyz\r\n'), 400, 0],
    [
      'a chunk of an enormous size',
      post('Transfer-Encoding: chunked\r\n', 'FFFFFFFFFFFFFFFFF\r\n'),
      400,
      413,
      0,
    ],
    [
      'a chunk with a long extension',
      post('Transfer-Encoding: chunked\r\n', `5;${'x'.repeat(100_000)}\r\naddre\r\n0\r\n\r\n`),
      400,
      413,
      0,
    ],
    [
      'chunks with long trailers',
      post('Transfer-Encoding: chunked\r\n', `0\r\n${'x: y\r\n'.repeat(20_000)}\r\n`),
      400,
      431,
      0,
    ],
    [
      '60,000 chunks of one byte',
      post('Transfer-Encoding: chunked\r\n', `${'1\r\nx\r\n'.repeat(60_000)}0\r\n\r\n`),
      413,
    ],
    ['endless headers', `GET / HTTP/1.1\r\n${'x-y: z\r\n'.repeat(200_000)}`, 431, 0],
    ['an endless header', `GET / HTTP/1.1\r\nx: ${'y'.repeat(1_000_000)}`, 431, 0],
    ['an endless address', `GET /${'x'.repeat(1_000_000)}`, 431, 414, 0],
    ['a header on two lines', `GET / HTTP/1.1\r\n${HEAD}x: y\r\n z\r\nConnection: close\r\n\r\n`, 200, 400],
    ['a header with a NUL', `GET / HTTP/1.1\r\n${HEAD}x: y\0z\r\nConnection: close\r\n\r\n`, 400],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['HTTP/0.9', 'GET /\r\n\r\n', 200, 400, 0],
    ['HTTP/9.9', get('/', 'GET', 'HTTP/9.9'), 400, 505],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 405, 505, 0],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 0],
    ['noise', '\x00\xff\xfe'.repeat(1000), 400, 0],
    ['another host in the address', get('http://foreign.invalid/subscribe'), 200, 404],
    ['another host by slashes', get('//foreign.invalid/subscribe'), 200, 404],
    ['an address with dots', get('/../../etc/passwd'), 404],
    ['an address with escaped dots', get('/%2e%2e/%2e%2e/etc/passwd'), 404],
    ['an address with a NUL', get('/subscribe%00.html'), 404],
    ['an address that is broken', get('/%'), 404],
    ['an address that is no address', get('http://[::1'), 200, 400, 404],
    ['the name of a method of objects', get('/__proto__'), 404],
    ['a star', get('*', 'OPTIONS'), 404, 405],
    ['CONNECT', get('foreign.invalid:443', 'CONNECT'), 404, 405, 0],
    ['TRACE', get('/subscribe', 'TRACE'), 405],
    ['a method that nobody knows', get('/subscribe', 'EVIL'), 400],
    ['an upgrade', `GET / HTTP/1.1\r\n${HEAD}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, 200, 0],
    ['another expectation', post(`${length(FORM)}Expect: a-miracle\r\n`, FORM), 417],
    ['two requests in one', `${post(length('x=y'), 'x=y')}GET /data HTTP/1.1\r\n\r\n`, 400],
  ];
}

const JSON_FORM = '{"address":"a@x.example.org","address":"b@x.example.org","frequency":"day"}';
const MULTIPART = '--x\r\nContent-Disposition: form-data; name="address"\r\n\r\na@x.example.org\r\n--x--\r\n';

/** Forms that are not as a browser sends them. None may record a request. */
const ODD_FORMS: readonly (readonly [type: string, body: string | Buffer])[] = [
  ['application/json', JSON_FORM],
  ['application/x-www-form-urlencoded', JSON_FORM],
  ['multipart/form-data; boundary=x', MULTIPART],
  ['multipart/form-data', MULTIPART],
  ['application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['text/plain', 'address'],
  [
    'application/x-www-form-urlencoded; charset=utf-16',
    Buffer.from('address=a@x.example.org&frequency=day', 'utf16le'),
  ],
  ['application/x-www-form-urlencoded', Buffer.alloc(15_000, 0xff)],
  ['application/x-www-form-urlencoded', '&'.repeat(15_000)],
  ['application/x-www-form-urlencoded', `${'topic=herons&'.repeat(1000)}address=a@x.example.org`],
  ['application/x-www-form-urlencoded', 'address[]=a@x.example.org&frequency=day'],
  ['application/x-www-form-urlencoded', 'address=a@x.example.org&frequency[]=day'],
  ['application/x-www-form-urlencoded', '__proto__=a@x.example.org&constructor=day'],
  ['application/x-www-form-urlencoded', 'address=a@x.example.org&frequency=day&topic=__proto__'],
  ['application/x-www-form-urlencoded', 'address=a@x.example.org&frequency=toString'],
  ['application/x-www-form-urlencoded', 'address=%00&address=a@x.example.org&frequency=day'],
  ['application/x-www-form-urlencoded', 'address=a@x.example.org&frequency=never&frequency=day'],
];

/** Sends requests that are broken on purpose. The service has to refuse each, to record nothing, and to go on. */
export async function breakProtocol(target: Target): Promise<Tally> {
  const failures: string[] = [];
  await quiet(target);
  const [before, mails] = [stateOf(target), target.mails.taken.length];
  const requests = oddRequests();
  for (const [what, bytes, ...allowed] of requests) {
    const answer = await exchange(target, Buffer.from(bytes, 'latin1'), TIME);
    const status = Number(/^HTTP\/1\.1 (\d{3})/u.exec(answer)?.[1] ?? 0);
    if (!allowed.includes(status)) failures.push(`${what}: ${status}, not ${allowed.join(' or ')}`);
    if ((await ask(target, 'health')).status !== 200)
      failures.push(`${what}: the service does not answer any more`);
  }
  for (const [type, body] of ODD_FORMS) {
    const { status } = await ask(target, 'subscribe', {
      method: 'POST',
      body,
      headers: { 'Content-Type': type },
    });
    if (status !== 400)
      failures.push(
        `a form of ${type} that begins with ${body.toString('latin1', 0, 30).slice(0, 30)}: ${status}`,
      );
  }
  for (const method of ['PUT', 'DELETE', 'PATCH', 'PROPFIND', 'OPTIONS'])
    for (const page of ['', 'subscribe', 'confirm', 'manage', 'unsubscribe', 'data', 'health']) {
      const { status } = await ask(target, page, { method });
      if (status !== 405) failures.push(`${method} ${page}: ${status}`);
    }
  for (const { to } of target.mails.taken.slice(mails)) failures.push(`a mail was sent to ${to}`);
  if (stateOf(target) !== before) failures.push('a subscription was changed');
  return { kind: 'protocol', tried: requests.length + ODD_FORMS.length + 35, failures };
}
