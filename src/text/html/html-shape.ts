const TAG = /<(\/?)[a-z][^<>]*>/giu;
const EMPTY = /^<?(?:br|hr|img|wbr)\b/iu;
/** How many tags are read and how many may be open at once: the parser would not end, or not return, beyond. */
const MOST_TAGS = 5000;
const MOST_OPEN = 200;

/** Whether HTML is so short and so flat as that of a title or an abstract. */
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

/** Unlike HTML, XML closes any element at once: `<x/>` as `<x></x>`. */
export function expandSelfClosing(xml: string): string {
  return xml.replace(/<([a-z][\w:-]*)([^<>]*)\/>/giu, (whole, name: string, rest: string) =>
    /^(?:br|hr|img|wbr)$/iu.test(name) ? whole : `<${name}${rest}></${name}>`,
  );
}

/** The words between the tags. */
export function stripTags(html: string): string {
  return html.replace(TAG, ' ');
}
