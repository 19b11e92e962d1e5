/** A name in CSL-JSON. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

/**
 * What Broadsheet writes of CSL-JSON (https://github.com/citation-style-language/schema, schemas/input/csl-data.json). A
 * paper's page carries one: everything in it is plain text, so that the browser can make the other formats of it.
 */
export interface CslItem {
  readonly id: string;
  readonly type: 'article' | 'article-journal' | 'paper-conference' | 'document';
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly number?: string;
  readonly archive?: string;
  readonly DOI?: string;
  readonly URL?: string;
  /** Apart by semicolons. */
  readonly keyword?: string;
  readonly note?: string;
  readonly abstract?: string;
}
