// https://arxiv.org/category_taxonomy, and the archives of the 1990s.
const ARCHIVES =
  /^(?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph|math|cs|physics|nlin|stat|q-bio|q-fin|eess|econ|acc-phys|adap-org|alg-geom|ao-sci|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|dg-ga|funct-an|mtrl-th|patt-sol|plasm-ph|q-alg|solv-int|supr-con)$/;

/**
 * Whether a text names an arXiv archive such as `hep-th` or `math`, with which identifiers before 2007 begin.
 */
export function isArxivArchive(name: string): boolean {
  return ARCHIVES.test(name);
}
