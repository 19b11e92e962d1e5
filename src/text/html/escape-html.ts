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

const CHARACTERS: Readonly<Record<string, string>> = {
  '&quot;': '"',
  ...Object.fromEntries(Object.entries(ENTITIES).map(([character, entity]) => [entity, character])),
};

/** The text that {@link escapeHtml} has escaped. Other entities stay. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#34|#39);/gu, (entity) => lookUp(CHARACTERS, entity) ?? entity);
}
