/** TeX's commands for Greek letters and their variants, without the backslash, separated by spaces. */
export const GREEK_LETTERS =
  'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi ' +
  'varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega';
