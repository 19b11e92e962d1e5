import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { IMMUTABLE, IMMUTABLE_FILES, IMMUTABLE_SOURCE, REVALIDATED } from '../../src/hosting/cache-rules.ts';
import { SECURITY_HEADERS } from '../../src/hosting/security-headers.ts';

const hosting = join(import.meta.dirname, '../../docs/hosting');

// `npm run test:hosts` runs the servers with these files. This is the part of it that needs no server.
describe.each(['nginx/site.conf', 'caddy/Caddyfile', 'apache/htaccess', 'lighttpd/site.conf'])(
  'the recipe %s',
  (file) => {
    const text = readFileSync(join(hosting, file), 'utf8');

    test('has the rules for caches', () => {
      expect(text).toContain(IMMUTABLE_SOURCE);
      expect(text).toContain(IMMUTABLE);
      expect(text).toContain(REVALIDATED);
    });

    test.each(SECURITY_HEADERS)('has the header %s', (name, value) => {
      const line = text.split('\n').find((each) => each.includes(name)) ?? '';
      expect(line).toContain(value);
    });
  },
);

describe('the recipe for S3', () => {
  test('names the files with a digest as rclone does', () => {
    // https://rclone.org/filtering/: `**` matches any characters, `*` any but a slash.
    const patterns = IMMUTABLE_FILES.map((pattern) =>
      pattern.replaceAll(/:[a-z]+/gu, '*').replace(/\/\*$/u, '/**'),
    );
    const lines = [...patterns.map((pattern) => `+ ${pattern}`), '- *', ''];
    expect(readFileSync(join(hosting, 's3/immutable-files.txt'), 'utf8')).toBe(lines.join('\n'));
  });

  test('sets the values of the cache rules', () => {
    const script = readFileSync(join(hosting, 's3/upload.sh'), 'utf8');
    for (const value of [IMMUTABLE, REVALIDATED]) expect(script).toContain(`"Cache-Control: ${value}"`);
  });
});
