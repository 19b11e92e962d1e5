import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recipe, rootInRecipes, type WebServer } from './recipe.ts';

/** Caddy with `docs/hosting/caddy/Caddyfile`. */
export const CADDY: WebServer = {
  name: 'Caddy',
  program: 'caddy',
  debianPackage: 'caddy',
  configure: async (folder) => {
    const { work, root, port } = folder;
    const site = recipe('caddy/Caddyfile', folder, [
      ['papers.example.org {', `http://localhost:${port} {\n\tbind 127.0.0.1`],
      [rootInRecipes(folder), root],
    ]);
    // Caddy's own place for certificates is in the home folder; its other port is for remote control.
    const options = `{\n\tadmin off\n\tstorage file_system ${work}/storage\n}\n`;
    const file = join(work, 'Caddyfile');
    await writeFile(file, `${options}${site}`);
    return ['run', '--config', file, '--adapter', 'caddyfile'];
  },
};
