// @ts-check
// `node --import` loads this file before a command, so that the command runs on the version of Node.js that npm ci has installed. If there
// is none, and this version is too old, it says so: Node.js itself would only say that it does not know the ending `.ts`. For the same
// reason this file is plain JavaScript.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { currentPlatform, installedBinary, installedNode, OLDEST_MAJOR } from './node-packages.js';

const binary = findBinary();
if (binary !== undefined && binary !== realpathSync(process.execPath)) await runWith(binary);
if (Number.parseInt(process.versions.node, 10) < OLDEST_MAJOR) {
  console.error(
    `error: Broadsheet needs Node.js ${OLDEST_MAJOR} or later, and this is ${process.versions.node}.\nhint: ${hint()}`,
  );
  process.exit(2);
}

/** The real path of the installed binary; `undefined` if there is none. */
function findBinary() {
  try {
    return realpathSync(installedBinary(`${process.platform}-${process.arch}`) ?? '');
  } catch {
    return undefined;
  }
}

/**
 * Runs the same command with another binary, and ends as it ends. Returns only if the binary cannot be started.
 * @param {string} path
 * @returns {Promise<void>}
 */
function runWith(path) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  // Set before the command starts, so that no signal ends this process alone.
  const terminate = () => child?.kill('SIGTERM');
  // A terminal sends an interrupt to both processes. A second one would end a command that is cleaning up.
  const hasTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  const interrupt = () => hasTerminal || child?.kill('SIGINT');
  process.on('SIGTERM', terminate).on('SIGINT', interrupt);
  const stopListening = () => process.off('SIGTERM', terminate).off('SIGINT', interrupt);
  return new Promise((resolve) => {
    child = spawn(path, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
    child.once('error', () => {
      stopListening();
      resolve();
    });
    child.once('exit', (code, signal) => {
      stopListening();
      if (signal !== null) process.kill(process.pid, signal);
      process.exit(code ?? 1);
    });
  });
}

function hint() {
  const platform = currentPlatform();
  const version = installedNode(platform);
  return version === undefined
    ? `No package has Node.js for ${platform}, so npm ci cannot install it. Install Node.js ${OLDEST_MAJOR} or later: https://nodejs.org/en/download`
    : `Run npm ci in Broadsheet’s folder, without --omit=optional. It installs Node.js ${version}, which npm run then uses.`;
}
