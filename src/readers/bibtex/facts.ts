/** A value without the braces around it. */
export function withoutBraces(value: string): string {
  return value.replace(/^\{+|\}+$/g, '').trim();
}
