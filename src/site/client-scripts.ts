import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundleScript } from './bundle-script.ts';
import { environment } from './environment.ts';
import { isBuild } from './mode.ts';

interface ClientScript {
  /** The file's name with a digest of its text, `site.1a2b3c4d`, without its ending. */
  readonly fileName: string;
  readonly code: string;
}

const folder = join(process.cwd(), 'src/client');
const bundles = new Map<string, Promise<ClientScript>>();

/** The address of the script for `src/client/<name>.ts`, from the site's root. */
export async function scriptUrl(name: string): Promise<string> {
  const { assetsDir } = environment;
  return `/assets/${assetsDir === undefined ? `${(await bundled(name)).fileName}.js` : writtenScript(assetsDir, name)}`;
}

let written: readonly string[] | undefined;

/** The file of a script that was bundled before. */
function writtenScript(assetsDir: string, name: string): string {
  written ??= readdirSync(assetsDir);
  const file = written.find(
    (other) => /^[0-9a-f]{8}\.js$/u.test(other.slice(name.length + 1)) && other.startsWith(`${name}.`),
  );
  if (file === undefined) throw new Error(`The script ${name} is not in ${assetsDir}.`);
  return file;
}

/** All scripts of `src/client`, bundled. */
export async function clientScripts(): Promise<ClientScript[]> {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
  return Promise.all(names.map(bundled));
}

function bundled(name: string): Promise<ClientScript> {
  const known = bundles.get(name);
  // In development a script may have changed since.
  if (known !== undefined && isBuild) return known;
  const bundle = makeBundle(name);
  bundles.set(name, bundle);
  return bundle;
}

/** The file of a script. A portable copy reads the index in another way than a site does. */
function entryOf(name: string): string {
  const portable = join(folder, 'portable', `${name}.ts`);
  return environment.isPortable && existsSync(portable) ? portable : join(folder, `${name}.ts`);
}

async function makeBundle(name: string): Promise<ClientScript> {
  const code = await bundleScript(entryOf(name));
  const digest = createHash('sha256').update(code).digest('hex').slice(0, 8);
  return { fileName: `${name}.${digest}`, code };
}
