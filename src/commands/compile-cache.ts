import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Keeps the compiled code of a command's modules, so that its next run starts in half the time. `node --import` loads this file
// first: Node.js compiles all modules of a command before it runs the first one. An entry is valid only for the same text and
// the same version of Node.js, https://nodejs.org/api/module.html#module-compile-cache, and a folder that cannot be written is
// no error.
const own = join(import.meta.dirname, '../../.cache/node-compile');
const folder = process.env.NODE_COMPILE_CACHE ?? own;
// As with all caches, nothing is written where a link in its place leads. A build removes such a link. `.cache` itself may be a link to a
// folder, since an owner may keep caches on another disk.
if (folder !== own || !isLink(own)) {
  if (folder === own) removeOthers(own);
  enableCompileCache(folder);
  // The processes that a build starts use it too.
  process.env.NODE_COMPILE_CACHE = folder;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    // A file is in the place of its folder.
    return false;
  }
}

/**
 * Removes what is not as Node.js writes it: a folder for this version that is none, and entries in it that are no files. Node.js would
 * write where a link leads, wait for a pipe for ever, and never replace a folder.
 */
function removeOthers(cache: string): void {
  try {
    for (const version of readdirSync(cache, { withFileTypes: true })) {
      if (!version.name.startsWith(`${process.version}-`)) continue;
      const folder = join(cache, version.name);
      if (!version.isDirectory()) rmSync(folder);
      else
        for (const entry of readdirSync(folder, { withFileTypes: true }))
          if (!entry.isFile()) rmSync(join(folder, entry.name), { recursive: true, force: true });
    }
  } catch {
    // There is no cache yet, or its folder cannot be read or written: then Node.js does without it.
  }
}
