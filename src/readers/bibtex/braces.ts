/** A value without braces around the whole. Some programs write them twice; they have no meaning. */
export function withoutOuterBraces(value: string): string {
  let text = value.trim();
  while (isOneGroup(text)) text = text.slice(1, -1).trim();
  return text;
}

function isOneGroup(text: string): boolean {
  if (!text.startsWith('{')) return false;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/\\.|[{}]/gsu)) {
    if (token === '{') depth++;
    else if (token === '}' && --depth === 0) return index === text.length - 1;
  }
  return false;
}

/** A value without any braces at its ends, even unbalanced ones. */
export function withoutBraces(value: string): string {
  return value.replace(/^\{+|\}+$/g, '').trim();
}
