import { SEARCHING } from '../../search/ui/busy-indicator.ts';
import { SCRIPT_MISSING } from '../../search/ui/reload.ts';

/** Shows messages while the search script loads. */
export interface LoaderMessages {
  readonly searching: () => void;
  /** The script could not be loaded. */
  readonly failed: () => void;
  /** The reader has emptied the box. */
  readonly clear: () => void;
  /** The script has been loaded. It shows all further messages itself. */
  readonly loaded: () => void;
}

/** Shows messages on the search page, in the same elements as the messages of the search itself. */
export function messagesOnSearchPage(reload: () => void): LoaderMessages {
  const part = (name: string) => document.querySelector<HTMLElement>(`#search-${name}`);
  const [problem, button, status, start] = [part('problem'), part('retry'), part('status'), part('start')];
  const words = button?.textContent ?? '';
  // The script may already have shown its own failure in the same elements, since it runs before its `load` event.
  let isFailureTold = false;
  const say = (text: string, hasFailed: boolean) => {
    if (!problem || !button || !status || !start) return;
    isFailureTold = hasFailed;
    if (status.textContent !== text) status.textContent = text;
    start.hidden = text !== '' || hasFailed;
    problem.hidden = !hasFailed;
    button.textContent = hasFailed ? 'Reload' : words;
    problem.querySelector('p')?.replaceChildren(hasFailed ? SCRIPT_MISSING : '');
    if (hasFailed) button.addEventListener('click', reload);
    else button.removeEventListener('click', reload);
  };
  return {
    searching: () => say(SEARCHING, false),
    failed: () => say('', true),
    clear: () => say('', false),
    // The search is running, and its result will replace this message.
    loaded: () => isFailureTold && say(SEARCHING, false),
  };
}

/** Shows messages below the search box, on pages that have no other place for them. */
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
    const problem = hasFailed ? `${SCRIPT_MISSING} Press Enter to open the search page.` : '';
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
