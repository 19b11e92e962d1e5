/** The elements of the page “Read offline”. */
export interface OfflineElements {
  readonly ready: HTMLElement;
  readonly problem: HTMLElement;
  readonly form: HTMLFormElement;
  readonly days: HTMLInputElement;
  readonly months: HTMLElement;
  readonly search: HTMLInputElement;
  readonly lists: HTMLInputElement;
  readonly size: HTMLElement;
  readonly download: HTMLButtonElement;
  readonly pause: HTMLButtonElement;
  readonly progress: HTMLElement;
  readonly stored: HTMLElement;
  readonly verify: HTMLButtonElement;
  readonly persist: HTMLButtonElement;
  readonly remove: HTMLButtonElement;
  readonly told: HTMLElement;
}

type Constructor<Type> = abstract new () => Type;

/** Finds the elements of the page. @throws if one is missing: page and script come from one build. */
export function offlineElements(): OfflineElements {
  return {
    ready: find('ready', HTMLElement),
    problem: find('problem', HTMLElement),
    form: find('form', HTMLFormElement),
    days: find('days', HTMLInputElement),
    months: find('months', HTMLElement),
    search: find('search', HTMLInputElement),
    lists: find('lists', HTMLInputElement),
    size: find('size', HTMLElement),
    download: find('download', HTMLButtonElement),
    pause: find('pause', HTMLButtonElement),
    progress: find('progress', HTMLElement),
    stored: find('stored', HTMLElement),
    verify: find('verify', HTMLButtonElement),
    persist: find('persist', HTMLButtonElement),
    remove: find('remove', HTMLButtonElement),
    told: find('told', HTMLElement),
  };
}

function find<Type extends HTMLElement>(name: string, type: Constructor<Type>): Type {
  const element = document.getElementById(`offline-${name}`);
  if (element instanceof type) return element;
  throw new Error(`The page has no element offline-${name}.`);
}
