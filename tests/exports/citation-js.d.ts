/** The part of Citation.js (https://citation.js.org/api/) that the tests use; it has no types of its own. */
declare module '@citation-js/core' {
  export interface CitedItem {
    readonly title?: string;
    readonly author?: readonly Readonly<Record<string, string>>[];
    readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
    readonly [field: string]: unknown;
  }
  export class Cite {
    constructor(data: string);
    readonly data: readonly CitedItem[];
  }
  export const plugins: {
    readonly input: {
      /** The entries of a BibTeX file as they stand there. */
      chainLink(bibtex: string): readonly {
        readonly label: string;
        readonly properties: Readonly<Record<string, string>>;
      }[];
    };
  };
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
