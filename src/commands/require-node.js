// @ts-check
// `node --import` loads this file before a command. Where Node.js is too old, it says so and ends the command: Node.js itself would only
// say that it does not know the ending `.ts`. For the same reason this file is plain JavaScript.
import { currentPlatform, installedNode, OLDEST_MAJOR } from './node-packages.js';

const running = process.versions.node;
if (Number.parseInt(running, 10) < OLDEST_MAJOR) {
  const platform = currentPlatform();
  const version = installedNode(platform);
  const hint =
    version === undefined
      ? `No package has Node.js for ${platform}, so npm ci cannot install it. Install Node.js ${OLDEST_MAJOR} or later: https://nodejs.org/en/download`
      : `Run npm ci in Broadsheet’s folder, without --omit=optional. It installs Node.js ${version}, which npm run then uses.`;
  console.error(
    `error: Broadsheet needs Node.js ${OLDEST_MAJOR} or later, and this is ${running}.\nhint: ${hint}`,
  );
  process.exit(2);
}
