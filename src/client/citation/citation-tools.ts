import { citationTexts } from '../../exports/citation-texts.ts';
import { expandCiteRecord } from '../../exports/cite-record.ts';
import type { CslItem } from '../../exports/csl-item.ts';
import { copy } from './clipboard.ts';
import { save } from './download.ts';

const FORMATS = { bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON' } as const;
type Format = keyof typeof FORMATS;

/** Adds the tools that need a script to a paper's citation: other formats, copying and downloading. */
export function offerCitations(): void {
  const tools = document.querySelector<HTMLElement>('.cite-tools');
  const record = document.querySelector('.cite-record')?.textContent;
  const details = document.querySelector<HTMLDetailsElement>('.cite-text');
  const text = details?.querySelector('pre');
  const summary = details?.querySelector('summary');
  if (tools === null || !record || !details || !text || !summary) return;
  // The cast is safe, because the same build wrote the page and this script.
  const texts = citationTexts(text.textContent, expandCiteRecord(JSON.parse(record)) as CslItem);
  // The text changes with the format, and saving the paper needs the BibTeX.
  text.dataset.bibtex = text.textContent;
  let format: Format = 'bibtex';
  const status = element('p', 'cite-status');
  status.setAttribute('role', 'status');
  const say = (words: string) => {
    status.textContent = '';
    // Empties the status first, because screen readers do not announce a message that equals the last one.
    setTimeout(() => {
      status.textContent = words;
    }, 50);
  };
  const choose = (chosen: Format) => {
    format = chosen;
    text.textContent = texts[format].text;
    summary.textContent = FORMATS[format];
    status.textContent = '';
  };
  const copyNow = async () => {
    if (await copy(texts[format].text)) return say(`${FORMATS[format]} copied`);
    details.open = true;
    getSelection()?.selectAllChildren(text);
    say('The browser does not let this page copy. The text is selected: copy it with the keyboard.');
  };
  const saveNow = () => {
    save(texts[format]);
    say(`Saved as ${texts[format].fileName}`);
  };
  const actions = element('div', 'cite-actions');
  actions.append(
    button('Copy', () => void copyNow()),
    button('Download', saveNow),
  );
  tools.append(formatSwitch(choose), actions, status);
}

/** A row of buttons, one of which is pressed. */
function formatSwitch(choose: (format: Format) => void): HTMLElement {
  const group = element('div', 'cite-formats');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', 'Citation format');
  const buttons = (Object.keys(FORMATS) as Format[]).map((format) => {
    const one = button(FORMATS[format], () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === one));
      choose(format);
    });
    one.setAttribute('aria-pressed', String(format === 'bibtex'));
    return one;
  });
  group.append(...buttons);
  return group;
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
