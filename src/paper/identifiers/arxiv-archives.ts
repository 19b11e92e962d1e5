// https://arxiv.org/category_taxonomy, and the archives of the nineties that have no subjects.
const ARCHIVES =
  /^(?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph|math|cs|physics|nlin|stat|q-bio|q-fin|eess|econ|acc-phys|adap-org|alg-geom|ao-sci|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|dg-ga|funct-an|mtrl-th|patt-sol|plasm-ph|q-alg|solv-int|supr-con)$/;

/** Whether that is the name of one of arXiv's own archives, `hep-th` or `math`, which begins its identifiers of before 2007. */
export function isArxivArchive(name: string): boolean {
  return ARCHIVES.test(name);
}
