import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UsageError } from '../../src/commands/usage-error.ts';
import { freePort } from '../free-port.ts';
import type { CacheRule } from './cache-rules.ts';

/** A site that nginx serves. */
export interface NginxSite {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

const WAITS = 100;

/** Serves a folder by nginx with a cache rule. @throws {UsageError} if nginx is not installed. */
export async function serveByNginx(site: string, rule: CacheRule, work: string): Promise<NginxSite> {
  const port = await freePort();
  await mkdir(work, { recursive: true });
  const file = join(work, 'nginx.conf');
  await writeFile(file, configuration(site, rule, work, port));
  const child = spawn('nginx', ['-c', file, '-p', work, '-e', join(work, 'error.log')], { stdio: 'ignore' });
  const ended = new Promise<Error | undefined>((resolve) => {
    child.once('error', (error) => resolve(error));
    child.once('close', () => resolve(undefined));
  });
  const address = `http://localhost:${port}/`;
  for (let wait = 0; wait < WAITS; wait += 1) {
    if (await isThere(address)) {
      return {
        address,
        stop: async () => {
          child.kill('SIGTERM');
          await ended;
        },
      };
    }
    if ((await Promise.race([ended, pause(50)])) instanceof Error)
      throw new UsageError('There is no nginx.', 'Install it: apt-get install nginx-light.');
  }
  child.kill('SIGTERM');
  throw new Error(`nginx does not answer; see ${join(work, 'error.log')}.`);
}

function configuration(site: string, { pages, others }: CacheRule, work: string, port: number): string {
  const header = (value: string | undefined) =>
    value === undefined ? '' : `add_header Cache-Control "${value}";`;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${work}/${name};`)
    .join('\n');
  return `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${work}/nginx.pid;
events { worker_connections 256; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  ${temporary}
  server {
    listen 127.0.0.1:${port};
    listen [::1]:${port};
    root ${site};
    error_page 404 /404.html;
    location / { ${header(others)} }
    location ~ (/|\\.html)$ { ${header(pages)} }
  }
}
`;
}

async function isThere(address: string): Promise<boolean> {
  return fetch(address).then(
    () => true,
    () => false,
  );
}
