import type { Shell } from './shell.ts';

/**
 * The answer in the place of a page that is not on the device: a page that says so. Its links are relative to the root, but it is
 * shown at the address of the page that is missing, so they become absolute.
 * @param file the path of that page.
 * @param root the address of the site's root.
 */
export async function notStored(shell: Shell, file: string, root: string): Promise<Response> {
  const page = await shell.match(file);
  if (page === undefined) return Response.error();
  const html = (await page.text()).replaceAll(/(?<==")\.\//gu, new URL(root).pathname);
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(html, { status: 503, statusText: 'Not stored on this device', headers });
}
