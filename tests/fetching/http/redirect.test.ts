import { describe, expect, test } from 'vitest';
import { isSameSite } from '../../../src/fetching/http/redirect.ts';

describe('a redirect', () => {
  test.each([
    ['http://export.arxiv.org/api', 'https://export.arxiv.org/api', true],
    ['https://export.arxiv.org/api', 'https://arxiv.org/api', true],
    ['https://export.arxiv.org/api', 'http://export.arxiv.org/api', false],
    ['https://export.arxiv.org/api', 'https://arxiv.org.example.net/', false],
    ['https://export.arxiv.org/api', 'https://export.arxiv.org:8443/', false],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/x', true],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8081/', false],
    ['http://127.0.0.1/', 'http://10.0.0.1/', false],
    ['http://[::1]/', 'http://[::2]/', false],
    ['https://arxiv.org/', 'file:///etc/hosts', false],
  ])('from %s to %s stays within the site: %s', (from, to, same) => {
    expect(isSameSite(new URL(from), new URL(to))).toBe(same);
  });
});
