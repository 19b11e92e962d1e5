/**
 * The names that Windows reserves for devices, in any case and with any extension: `con`, `Aux.html`,
 * `com1.txt`. https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
 */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/iu;

/** Whether Windows reserves a file name, with any extension. */
export function isReservedName(name: string): boolean {
  return RESERVED.test(name);
}
