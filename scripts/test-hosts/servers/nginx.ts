import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recipe, rootInRecipes, type ServedFolder, type WebServer } from './recipe.ts';

/** nginx with `docs/hosting/nginx/site.conf`. */
export const NGINX: WebServer = {
  name: 'nginx',
  program: 'nginx',
  debianPackage: 'nginx',
  configure: async (folder) => {
    const { work, root, port } = folder;
    const site = recipe('nginx/site.conf', folder, [
      ['listen 80;', `listen 127.0.0.1:${port};`],
      ['listen [::]:80;', ''],
      [rootInRecipes(folder), root],
    ]);
    return nginxArguments(work, site);
  },
};

/** Writes a configuration of nginx around one for a site. @returns the arguments of nginx. */
export async function nginxArguments(work: ServedFolder['work'], site: string): Promise<readonly string[]> {
  await mkdir(work, { recursive: true });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${work}/${name};`)
    .join('\n');
  const file = join(work, 'nginx.conf');
  await writeFile(
    file,
    `daemon off;
worker_processes 1;
pid ${work}/nginx.pid;
events { worker_connections 256; }
http {
access_log off;
${temporary}
${site}
}
`,
  );
  return ['-c', file, '-p', work, '-e', join(work, 'error.log')];
}
