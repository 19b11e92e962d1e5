/** The element of the page with an id. @throws {Error} if the page and its script do not fit together. */
export function part<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page of saved papers has no ${type.name} #${id}.`);
  return found;
}
