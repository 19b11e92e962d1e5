import type { PackInfo } from '../../offline/packs/pack-manifest.ts';
import { bytesOf, hasPapers, packsFor, type Selection } from '../../offline/packs/selection.ts';
import type { OfflineElements } from './offline-elements.ts';
import { monthChoices, monthText, sizeText, type Wording } from './offline-text.ts';

/** The form in which readers choose what they want to read offline. */
export class OfflineForm {
  readonly #elements: OfflineElements;
  readonly #wording: Wording;
  #packs: readonly PackInfo[] = [];
  #stored: readonly PackInfo[] = [];

  constructor(elements: OfflineElements, wording: Wording) {
    this.#elements = elements;
    this.#wording = wording;
    elements.form.addEventListener('input', () => this.#showChoice());
    elements.days.addEventListener('focus', () => this.#choosePapers('days'));
  }

  /** Shows what the host offers. */
  offer(packs: readonly PackInfo[]): void {
    this.#packs = packs;
    const chosen = new Set(this.selection().months);
    this.#elements.months.replaceChildren(
      ...monthChoices(packs).map(({ month, papers, bytes }) => {
        const words = `${monthText(month, this.#wording)} `;
        const size = `${papers.toLocaleString(this.#wording.language)} papers, ${sizeText(bytes, this.#wording)}`;
        return checkbox(month, words, size, chosen.has(month));
      }),
    );
    this.#showSizes();
    this.#showChoice();
  }

  /** Sets what is on the device, so that only what is missing counts. */
  setStored(stored: readonly PackInfo[]): void {
    this.#stored = stored;
    this.#showChoice();
  }

  show(selection: Selection): void {
    const { days, lists, search, months } = this.#elements;
    this.#choosePapers(
      selection.isEverything ? 'everything' : selection.months.length > 0 ? 'months' : 'days',
    );
    if (selection.newestDays > 0) days.value = String(selection.newestDays);
    lists.checked = selection.lists;
    search.checked = selection.search;
    for (const box of months.querySelectorAll('input')) box.checked = selection.months.includes(box.value);
    this.#showChoice();
  }

  selection(): Selection {
    const { days, lists, search, months } = this.#elements;
    const papers = this.#papers();
    const checked = [...months.querySelectorAll('input:checked')];
    return {
      isEverything: papers === 'everything',
      months:
        papers === 'months'
          ? checked.flatMap((box) => (box instanceof HTMLInputElement ? [box.value] : []))
          : [],
      newestDays: papers === 'days' ? Math.max(1, Math.min(366, Math.trunc(Number(days.value)) || 1)) : 0,
      lists: lists.checked,
      search: search.checked,
    };
  }

  #papers(): string {
    return String(new FormData(this.#elements.form).get('papers'));
  }

  #choosePapers(value: string): void {
    const { form } = this.#elements;
    const radio = form.querySelector<HTMLInputElement>(`input[name="papers"][value="${value}"]`);
    if (radio !== null) radio.checked = true;
    this.#showChoice();
  }

  #showSizes(): void {
    const { search, lists } = this.#elements;
    for (const [box, kind] of [
      [search, 'search'],
      [lists, 'lists'],
    ] as const) {
      const bytes = bytesOf(this.#packs.filter((pack) => pack.kind === kind));
      const small = box.parentElement?.querySelector('small');
      if (small)
        small.textContent =
          kind === 'search' ? `up to ${sizeText(bytes, this.#wording)}` : sizeText(bytes, this.#wording);
    }
  }

  #showChoice(): void {
    const { months, size, download } = this.#elements;
    months.hidden = this.#papers() !== 'months';
    const selection = this.selection();
    const wanted = packsFor(selection, this.#packs);
    const known = new Set(this.#stored.map(({ file }) => file));
    const missing = wanted.filter(({ file }) => !known.has(file));
    download.disabled = this.#packs.length === 0 || !hasPapers(selection);
    size.textContent = this.#packs.length === 0 ? '' : sizeLine(wanted, missing, this.#wording);
  }
}

function sizeLine(wanted: readonly PackInfo[], missing: readonly PackInfo[], wording: Wording): string {
  if (wanted.length === 0) return 'Choose what you want to read.';
  const all = sizeText(bytesOf(wanted), wording);
  if (missing.length === 0) return `${all}, all of it on this device.`;
  return missing.length === wanted.length
    ? `${all} to download.`
    : `${all}, of which ${sizeText(bytesOf(missing), wording)} are still to download.`;
}

function checkbox(value: string, words: string, small: string, checked: boolean): HTMLElement {
  const label = document.createElement('label');
  label.className = 'offline-choice';
  const box = document.createElement('input');
  Object.assign(box, { type: 'checkbox', value, checked });
  const size = document.createElement('small');
  size.textContent = small;
  label.append(box, ` ${words}`, size);
  return label;
}
