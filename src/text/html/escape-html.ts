import { lookUp } from '../../tables/lookup.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

/** A text as HTML, between tags or in an attribute with quotation marks. Astro writes texts into pages with the same entities. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => lookUp(ENTITIES, character) ?? '');
}
