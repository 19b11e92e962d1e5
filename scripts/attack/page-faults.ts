/** What is wrong with an open page after its scripts have run. It runs in the page. */
export function faultsOfOpenPage(): string[] {
  const faults: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    if (/^(?:iframe|frame|object|embed|base|applet|portal|mglyph|marquee)$/u.test(element.localName))
      faults.push(`it has an element ${element.localName}`);
    for (const { name, value } of element.attributes) {
      if (/^on|^srcdoc$/iu.test(name)) faults.push(`it has an attribute ${name}`);
      if (/^(?:href|src|action|formaction|data|xlink:href|poster)$/iu.test(name)) {
        const { protocol } = URL.parse(value, document.baseURI) ?? { protocol: 'none' };
        if (!/^(?:https?|mailto|none):?$/u.test(protocol))
          faults.push(`it has a link to ${value.slice(0, 60)}`);
      }
    }
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth + 1) faults.push(`it is ${scrollWidth - clientWidth} pixels too wide`);
  if (Object.keys(Object.prototype).length > 0) faults.push('all objects have got new fields');
  return [...new Set(faults)];
}
