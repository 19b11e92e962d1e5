/** A value without the braces around it. */
export function bare(value: string): string {
  return value.replace(/^\{+|\}+$/g, '').trim();
}
