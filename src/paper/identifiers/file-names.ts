/**
 * The names that Windows reserves for devices, in any case and with any extension: `con`, `Aux.html`,
 * `com1.txt`. https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
 */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/iu;

/** Whether Windows reserves a file name, with any extension. */
export function isReservedName(name: string): boolean {
  return RESERVED.test(name);
}

/**
 * A file name for an identifier, without extension. `/` becomes `_`, which no identifier contains. After a
 * name that Windows reserves, `_` is added: `con` and `aux.1` become `con_` and `aux_.1`.
 */
export function fileNameOf(id: string): string {
  const name = id.replace('/', '_');
  return isReservedName(name) ? name.replace(/(?=\.|$)/u, '_') : name;
}

/** The identifier of a file name made by {@link fileNameOf}. */
export function idFromFileName(name: string): string {
  return name.replace(/_(?=\.|$)/u, '').replace('_', '/');
}
