import { SEARCHING } from '../../search/ui/busy-indicator.ts';

/** Tells a reader how the script of a search comes along. */
export interface LoaderMessages {
  readonly searching: () => void;
  /** It cannot be had. */
  readonly failed: () => void;
  /** Nothing is asked any more. */
  readonly clear: () => void;
  /** It has come, and says everything else itself. */
  readonly loaded: () => void;
}

const FAILED =
  'Search could not be loaded: the connection failed, or the site has been updated since this page was opened. Reload it to search.';

/** Tells it on the search page, where the search would tell its own. */
export function messagesOnSearchPage(reload: () => void): LoaderMessages {
  const part = (name: string) => document.querySelector<HTMLElement>(`#search-${name}`);
  const [problem, button, status, start] = [part('problem'), part('retry'), part('status'), part('start')];
  const words = button?.textContent ?? '';
  // The search tells its own failures in the same place, and its script has run before it is said to be loaded.
  let isFailureTold = false;
  const say = (text: string, hasFailed: boolean) => {
    if (!problem || !button || !status || !start) return;
    isFailureTold = hasFailed;
    if (status.textContent !== text) status.textContent = text;
    start.hidden = text !== '' || hasFailed;
    problem.hidden = !hasFailed;
    button.textContent = hasFailed ? 'Reload' : words;
    problem.querySelector('p')?.replaceChildren(hasFailed ? FAILED : '');
    if (hasFailed) button.addEventListener('click', reload);
    else button.removeEventListener('click', reload);
  };
  return {
    searching: () => say(SEARCHING, false),
    failed: () => say('', true),
    clear: () => say('', false),
    // The search goes on, and its answer takes the place of what stands there.
    loaded: () => isFailureTold && say(SEARCHING, false),
  };
}

/** Tells it below a box that has nothing else to tell. */
export function messagesBelowBox(form: HTMLFormElement, reload: () => void): LoaderMessages {
  const note = document.createElement('div');
  note.className = 'find-note';
  const [status, alert] = [document.createElement('p'), document.createElement('p')];
  status.setAttribute('role', 'status');
  alert.setAttribute('role', 'alert');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Reload';
  button.addEventListener('click', reload);
  note.append(status, alert, button);
  note.hidden = true;
  form.append(note);
  const say = (text: string, hasFailed: boolean) => {
    note.hidden = text === '' && !hasFailed;
    button.hidden = !hasFailed;
    if (status.textContent !== text) status.textContent = text;
    const problem = hasFailed ? `${FAILED} Enter leads to the search page.` : '';
    if (alert.textContent !== problem) alert.textContent = problem;
  };
  const clear = () => say('', false);
  return {
    searching: () => say(SEARCHING, false),
    failed: () => say('', true),
    clear,
    loaded: clear,
  };
}
