const TAG = /<(\/?)[a-z][^<>]*>/giu;
const EMPTY = /^<?(?:br|hr|img|wbr)\b/iu;
/** With more tags the parser takes too long; with more nested ones it overflows the stack. */
const MOST_TAGS = 5000;
const MOST_OPEN = 200;

/** Whether HTML is within the limits of the parser on tags and nesting. Titles and abstracts are. */
export function isParsable(html: string): boolean {
  let tags = 0;
  let open = 0;
  for (const [tag, slash] of html.matchAll(TAG)) {
    tags++;
    if (slash === '/') open--;
    else if (!EMPTY.test(tag)) open++;
    if (tags > MOST_TAGS || open > MOST_OPEN) return false;
  }
  return true;
}

/** Expands the self-closing elements of XML, which HTML does not have: `<x/>` becomes `<x></x>`. */
export function expandSelfClosing(xml: string): string {
  return xml.replace(/<([a-z][\w:-]*)([^<>]*)\/>/giu, (whole, name: string, rest: string) =>
    /^(?:br|hr|img|wbr)$/iu.test(name) ? whole : `<${name}${rest}></${name}>`,
  );
}

/** Replaces all tags by spaces. */
export function stripTags(html: string): string {
  return html.replace(TAG, ' ');
}
