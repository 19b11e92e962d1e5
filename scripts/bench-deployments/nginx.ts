import { UsageError } from '../../src/commands/usage-error.ts';
import { freePort } from '../free-port.ts';
import { findProgram } from '../test-hosts/servers/install.ts';
import { NGINX, nginxArguments } from '../test-hosts/servers/nginx.ts';
import { startServer } from '../test-hosts/servers/running.ts';
import type { CacheRule } from './cache-rules.ts';

/** A site that nginx serves. */
export interface NginxSite {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** Serves a folder by nginx with a cache rule. @throws {UsageError} if nginx is not installed. */
export async function serveByNginx(site: string, rule: CacheRule, work: string): Promise<NginxSite> {
  const program = findProgram(NGINX);
  if (program === undefined) throw new UsageError('There is no nginx.', 'Install it: apt-get install nginx');
  const port = await freePort();
  const args =
    'isRecipe' in rule
      ? await NGINX.configure({ base: '/', root: site, port, work })
      : await nginxArguments(work, configuration(site, rule, port));
  const { stop } = await startServer(program, args, { port, work });
  return { address: `http://localhost:${port}/`, stop };
}

function configuration(
  site: string,
  { pages, others }: Exclude<CacheRule, { isRecipe: true }>,
  port: number,
): string {
  const header = (value: string | undefined) =>
    value === undefined ? '' : `add_header Cache-Control "${value}";`;
  return `include /etc/nginx/mime.types;
default_type application/octet-stream;
server {
  listen 127.0.0.1:${port};
  root ${site};
  error_page 404 /404.html;
  location / { ${header(others)} }
  location ~ (/|\\.html)$ { ${header(pages)} }
}
`;
}
