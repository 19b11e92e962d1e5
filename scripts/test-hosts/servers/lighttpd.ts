import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recipe, rootInRecipes, type WebServer } from './recipe.ts';

/** lighttpd with `docs/hosting/lighttpd/site.conf`. */
export const LIGHTTPD: WebServer = {
  name: 'lighttpd',
  program: 'lighttpd',
  debianPackage: 'lighttpd-mod-deflate',
  configure: async (folder) => {
    const { work, root, port } = folder;
    const site = recipe('lighttpd/site.conf', folder, [
      ['papers\\.example\\.org', 'localhost'],
      [rootInRecipes(folder), root],
    ]);
    const file = join(work, 'lighttpd.conf');
    // The modules are those of Debian's own configuration.
    await writeFile(
      file,
      `server.modules = ( "mod_indexfile", "mod_access", "mod_alias", "mod_redirect" )
server.document-root = "${work}"
server.errorlog = "${work}/error.log"
server.bind = "127.0.0.1"
server.port = ${port}
${site}
server.modules += ( "mod_dirlisting", "mod_staticfile" )
`,
    );
    return ['-D', '-f', file];
  },
};
