import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';

// Keeps the compiled code of a command's modules, so that its next run starts in half the time. `node --import` loads this file
// first: Node.js compiles all modules of a command before it runs the first one. An entry is valid only for the same text and
// the same version of Node.js, https://nodejs.org/api/module.html#module-compile-cache, and a folder that cannot be written is
// no error.
const own = join(import.meta.dirname, '../../.cache/node-compile');
const folder = process.env.NODE_COMPILE_CACHE ?? own;
// A build removes links in the place of caches. Until then, nothing is written where they lead.
if (folder !== own || ![dirname(own), own].some(isLink)) {
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

/** Removes entries that are no files: Node.js would wait for a pipe for ever, and never replace a folder. */
function removeOthers(cache: string): void {
  try {
    for (const version of readdirSync(cache)) {
      if (!version.startsWith(`${process.version}-`)) continue;
      for (const entry of readdirSync(join(cache, version), { withFileTypes: true }))
        if (!entry.isFile()) rmSync(join(cache, version, entry.name), { recursive: true, force: true });
    }
  } catch {
    // There is no cache yet, or its folder cannot be read or written: then Node.js does without it.
  }
}
