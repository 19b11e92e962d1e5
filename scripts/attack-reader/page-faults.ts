/** What hostile input has done to the page. It runs in the page. */
export function faultsOfPage([mark, control, notes]: readonly [string, string, string]): string[] {
  const faults: string[] = [];
  if (mark in globalThis || mark in {})
    faults.push('a script ran, or the prototype of all objects was changed');
  const item = document.querySelector(`[data-shelf="${control}"]`);
  if (item?.textContent.includes(notes) !== true || !item.textContent.includes('own'))
    faults.push('the paper of the reader is lost or changed');
  for (const element of document.querySelectorAll('#saved *, #saved-offer *')) {
    if (
      /^(?:script|style|iframe|object|embed|base|meta|link|img|svg|form)$/u.test(element.localName) &&
      element.closest('.entry, #saved-offer')
    )
      faults.push(`the page has an element ${element.localName}`);
    for (const { name, value } of element.attributes) {
      if (/^(?:on|srcdoc|style$)/iu.test(name)) faults.push(`the page has an attribute ${name}`);
      if (/^(?:href|src|action)$/u.test(name) && !/^https?:/u.test(new URL(value, document.baseURI).protocol))
        faults.push(`the page has a link to ${value.slice(0, 60)}`);
    }
  }
  return [...new Set(faults)];
}
