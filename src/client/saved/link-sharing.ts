import { generate } from 'lean-qr';
import { element } from '../../search/ui/search-page-elements.ts';
import { MOST_PAPERS, packShelf } from '../../shelf/link/shelf-link.ts';
import type { SavedPaper } from '../../shelf/saved-paper.ts';
import { copy } from '../citation/clipboard.ts';
import { part } from './parts.ts';

/** A QR code of the largest size with the least correction holds so many bytes. https://www.qrcode.com/en/about/version.html */
const MOST_IN_CODE = 2953;

/** Shows a link that has the papers in it, and its QR code if it fits. */
export function showLink(papers: readonly SavedPaper[]): void {
  const note = part('saved-note', HTMLElement);
  const place = part('saved-link', HTMLElement);
  place.hidden = papers.length > MOST_PAPERS;
  if (papers.length > MOST_PAPERS) {
    note.textContent = `A link holds up to ${MOST_PAPERS} papers, and ${papers.length} are shown. Choose a tag or search to show fewer, or export a file.`;
    return;
  }
  const address = new URL(location.href.replace(/#.*$/u, ''));
  address.hash = `shelf=${packShelf(papers)}`;
  const field = element('input', { type: 'text', readOnly: true, value: address.href });
  const button = element('button', { type: 'button', className: 'push-button' }, 'Copy link');
  button.addEventListener('click', () => void copyLink(field, note));
  field.addEventListener('focus', () => field.select());
  const code = codeOf(address.href);
  place.replaceChildren(
    element(
      'label',
      {},
      'The papers with your notes and tags are in the link itself: whoever has it can read them.',
      field,
    ),
    button,
    ...(code === undefined ? [] : [code]),
  );
  const size = `The link has ${address.href.length.toLocaleString('en')} characters.`;
  note.textContent = code === undefined ? `${size} That is too long for a QR code.` : size;
}

async function copyLink(field: HTMLInputElement, note: HTMLElement): Promise<void> {
  if (await copy(field.value)) note.textContent = 'Link copied.';
  else {
    field.select();
    note.textContent =
      'The browser does not let this page copy. The link is selected: copy it with the keyboard.';
  }
}

function codeOf(address: string): HTMLElement | undefined {
  if (new TextEncoder().encode(address).length > MOST_IN_CODE) return undefined;
  try {
    const canvas = element('canvas', { className: 'saved-code' });
    generate(address).toCanvas(canvas);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', 'QR code of the link');
    return canvas;
  } catch {
    return undefined;
  }
}
