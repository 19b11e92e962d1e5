import { build } from 'esbuild';

/**
 * Bundles a script with all that it imports. The result is one classic script: module scripts do not run on pages that are opened
 * from a folder.
 * @param entry the path of its file.
 * @param define names in the script, each with the code that replaces it.
 * @returns its code.
 */
export async function bundleScript(
  entry: string,
  define: Readonly<Record<string, string>> = {},
): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    define,
  });
  return result.outputFiles[0]?.text ?? '';
}
