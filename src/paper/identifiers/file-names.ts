/**
 * The names that Windows reserves for devices, in any case and with any extension: `con`, `Aux.html`,
 * `com1.txt`. https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
 */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/iu;

/** Whether Windows reserves a file name, with any extension. */
export function isReservedName(name: string): boolean {
  return RESERVED.test(name);
}

/** An ending that hosts, and Astro, take for that of a page and remove. */
const LIKE_A_PAGE = /\.html?$/iu;

/**
 * A file name for an identifier, without extension. `/` becomes `_`, which no identifier contains. After a
 * name that Windows reserves, `_` is added: `con` and `aux.1` become `con_` and `aux_.1`. It is also added to a name that ends like
 * that of a page: `x.html` becomes `x.html_`.
 */
export function fileNameOf(id: string): string {
  const slashless = id.replace('/', '_');
  const name = LIKE_A_PAGE.test(slashless) ? `${slashless}_` : slashless;
  return isReservedName(name) ? name.replace(/(?=\.|$)/u, '_') : name;
}

/** The identifier of a file name made by {@link fileNameOf}. */
export function idFromFileName(name: string): string {
  return name.replace(/_(?=\.|$)/gu, '').replace('_', '/');
}
