import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recipe, rootInRecipes, type WebServer } from './recipe.ts';

/** Modules that a Debian server has by default, and those that the recipe names. */
const MODULES = [
  'mpm_event',
  'authz_core',
  'mime',
  'dir',
  'autoindex',
  'negotiation',
  'headers',
  'rewrite',
  'filter',
  'deflate',
];

/** Apache with `docs/hosting/apache/site.conf` and `htaccess`. */
export const APACHE: WebServer = {
  name: 'Apache',
  program: 'apache2',
  debianPackage: 'apache2-bin',
  configure: async (folder) => {
    const { work, root, port, base } = folder;
    const rules = recipe('apache/htaccess', folder, []);
    await writeFile(join(root, base, '.htaccess'), rules);
    const site = recipe('apache/site.conf', folder, [
      ['*:80', `127.0.0.1:${port}`],
      [rootInRecipes(folder), root],
    ]);
    const file = join(work, 'apache.conf');
    const modules = MODULES.map(
      (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`,
    );
    await writeFile(
      file,
      `ServerRoot ${work}
ServerName localhost
PidFile ${work}/apache.pid
ErrorLog ${work}/error.log
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data\n' : ''}
Listen 127.0.0.1:${port}
${modules.join('')}TypesConfig /etc/mime.types
${site}`,
    );
    return ['-D', 'FOREGROUND', '-f', file];
  },
};
