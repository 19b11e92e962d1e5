/** Whether a text is a category as arXiv writes it, such as `cs.CL`, `hep-th` or `cond-mat.mes-hall`. */
export function isArxivCategory(text: string): boolean {
  return /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]{2}|\.[a-z]+-[a-z]+)?$/u.test(text);
}
