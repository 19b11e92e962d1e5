/** A saved paper, as far as others are compared with it. */
export interface ComparedPaper {
  readonly id: string;
  readonly title: string;
  readonly abstract?: string;
  /** Its code, from `semantic-code.ts`. */
  readonly vector?: string;
}
