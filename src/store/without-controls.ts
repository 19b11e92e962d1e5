/**
 * Characters that stand for nothing and are not allowed in pages, feeds, bibliographies or mails: controls but for tabs and line feeds,
 * noncharacters. Those that embed, isolate or override a direction of writing would turn the texts that follow, such as the names after
 * a name; browsers find the direction of a text without them. The file of the paper keeps all of these.
 */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  /[\u0000-\u0008\u000B-\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\p{Noncharacter_Code_Point}]/gu;

/** A value with all texts in it well-formed, and without controls: also the kinds of links, which are keys. */
export function withoutControls<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    if (typeof inner === 'string') return cleaned(inner);
    if (key !== 'links' || typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([kind, address]) => [cleaned(kind), address]));
  });
}

function cleaned(text: string): string {
  return text.toWellFormed().replace(CONTROLS, '');
}
