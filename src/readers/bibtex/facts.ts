/** A value without any braces at its ends, even unbalanced ones. */
export function withoutBraces(value: string): string {
  return value.replace(/^\{+|\}+$/g, '').trim();
}
