import { SEARCHING } from '../../search/ui/busy-indicator.ts';

/** Messages while the script of the search is loaded. */
export interface LoaderMessages {
  readonly searching: () => void;
  /** The script could not be loaded. */
  readonly failed: () => void;
  /** The reader has emptied the box. */
  readonly clear: () => void;
  /** The script has been loaded, and shows all further messages itself. */
  readonly loaded: () => void;
}

const FAILED =
  'Search could not be loaded: the connection failed, or the site has been updated since this page was opened. Reload it to search.';

/** Shows messages on the search page, in the same elements as the messages of the search itself. */
export function messagesOnSearchPage(reload: () => void): LoaderMessages {
  const part = (name: string) => document.querySelector<HTMLElement>(`#search-${name}`);
  const [problem, button, status, start] = [part('problem'), part('retry'), part('status'), part('start')];
  const words = button?.textContent ?? '';
  // The script may have shown a failure of its own in the same elements before its `load` event.
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
    // The search goes on, and its answer will replace the message.
    loaded: () => isFailureTold && say(SEARCHING, false),
  };
}

/** Shows messages below the search box of a page that has no other place for them. */
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
    const problem = hasFailed ? `${FAILED} Press Enter to open the search page.` : '';
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
