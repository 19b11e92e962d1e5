import { describe, expect, test } from 'vitest';
import { texLineToMarkdown, texToMarkdown, texToPlain } from '../../../src/text/tex/tex-to-markdown.ts';

describe('arguments of commands', () => {
  test.each([
    ['\\texorpdfstring{$E_8$}{E8} lattices', '$E_8$ lattices'],
    [
      '\\foreignlanguage{french}{Été}, \\selectlanguage{english}then \\selectlanguage{french} late',
      'Été, then late',
    ],
    [
      'a \\textcolor{red}{b} {\\color[rgb]{1,0,0} c} \\colorbox{red}{d} \\fcolorbox{red}{blue}{e}',
      'a b c d e',
    ],
    ['\\fontsize{10}{12}\\selectfont a \\usefont{T1}{cmr}{m}{n} b', 'a b'],
    ['a\\rule[2pt]{1em}{2pt} \\raisebox{-1ex}[0pt]{b} \\raise.17ex\\hbox{c} \\kern-.1em d', 'a b c d'],
    [
      '\\parbox[t]{3cm}{a} \\makebox[2cm][l]{b} \\makebox(10,20){c} \\resizebox*{2cm}{!}{d} \\scalebox{2}[1]{e}',
      'a b c d e',
    ],
    [
      'a\\hspace{2em}b\\hspace*{-1em}c\\hskip 2pt plus 1fil minus 1pt d\\phantom{xx}e\\vspace{1cm} f',
      'a bc d e f',
    ],
    [
      'a\\footnotemark[1] b\\label{sec:x} \\hyperref[sec:y]{c} \\hyperlink{z}{d} \\includegraphics[width=2cm]{e.png}f',
      'a b c d f',
    ],
    ['\\gls{bed}, \\glspl[counter=x]{weed}[s] and \\acrshort{uv}; \\glslink{x}{y}', 'bed, weed and uv; y'],
    [
      '\\bibinfo{author}{Weed} \\multicolumn{2}{c}{a} \\section[short]{long} \\newcommand{\\x}[1]{y} z',
      'Weed a long z',
    ],
    ['\\begin{minipage}[t]{3cm}a\\end{minipage}', 'a'],
    ['\\begin{otherlanguage}{german}Beete\\end{otherlanguage}', 'Beete'],
    ['\\nosuch[colour=red]{a} of \\nosuch{b}', 'a of b'],
    ['\\enquote{a \\enquote{b} c} and \\verb|d_e|', '“a ‘b’ c” and `d_e`'],
    [
      '\\constructor{a}, \\qty{2}{\\valueOf\\metre} and \\SI{5}{\\constructor}',
      'a, 2 valueOf m and 5 constructor',
    ],
    ['an \\verb|open one and \\ours [1] {x}', 'an \\verb|open one and \\ours \\[1] x'],
  ])('%s becomes %s', (tex, markdown) => {
    expect(texLineToMarkdown(tex)).toBe(markdown);
  });

  test.each([
    [
      '\\SI{7}{\\milli\\metre}, \\qty{1.5e6}{\\hertz}, \\SI[per-mode=symbol]{2}{kg.m^{-3}}',
      '7 mm, 1.5 × 10⁶ Hz, 2 kg m⁻³',
    ],
    [
      '\\SI{9.81}{\\metre\\per\\second\\squared}, \\si{\\square\\metre\\kelvin\\tothe{-1}}',
      '9.81 m s⁻², m² K⁻¹',
    ],
    ['\\num{3 +- 0.2}, \\num{1e-3}, \\numlist{1;2;3}, \\numrange{1}{5}', '3 ± 0.2, 1 × 10⁻³, 1, 2, 3, 1–5'],
    [
      '\\SIrange{1}{5}{\\percent} at \\SI{20}{\\degreeCelsius} and \\ang{45;30;}',
      '1–5 % at 20 °C and 45°30′',
    ],
    ['\\unit{\\micro\\gram\\per\\pixel} or \\SI{5} and \\qty', 'µg pixel⁻¹ or 5 and \\qty'],
    ['\\ce{H2O}, \\ce{SO4^2-}, \\ce{Na+}, \\ce{^{14}C}', 'H₂O, SO₄²⁻, Na⁺, ¹⁴C'],
    ['\\ce{2H2 + O2 -> 2H2O} and \\ce{$x$H2}', '2H₂ + O₂ → 2H₂O and xH2'],
  ])('of quantities and molecules become text: %s becomes %s', (tex, plain) => {
    expect(texToPlain(tex)).toBe(plain);
  });
});

describe('text with another form in formulas', () => {
  test.each([
    ['Mali\\ifmmode \\check{c}\\else \\v{c}\\fi{}, Ho\\ifmmode\\check{z}\\else\\v{z}\\fi', 'Malič, Hož'],
    ['a\\ifmmode x\\else y\\ifmmode z\\else w\\fi v\\fi b', 'aywvb'],
    ['a\\ifmmode x\\fi b, c\\ifmmode d and \\fi e', 'ab, ce'],
    ['\\fi a \\else b \\ifmmode c', 'a b c'],
    ['in $\\ifmmode \\alpha\\else a\\fi$ and \\ifmmode\\pm\\else\\textpm\\fi{}1', 'in $\\alpha$ and ±1'],
  ])('%s becomes %s', (tex, markdown) => {
    expect(texLineToMarkdown(tex)).toBe(markdown);
  });
});

describe('raised text', () => {
  test.each([
    ['Seed\\textsuperscript{\\textregistered} and Bed\\textsuperscript{TM}', 'Seed® and Bed^TM'],
    ['10\\textsuperscript{–3} and 10\\textsuperscript{−3}', '10⁻³ and 10⁻³'],
    ['$\\ensuremath{\\alpha}$ and \\ensuremath{\\beta}', 'α and β'],
  ])('%s becomes %s', (tex, plain) => {
    expect(texToPlain(tex)).toBe(plain);
  });
});

describe('degrees', () => {
  test.each([
    ['a 270{\\deg} turn, 15{\\deg}C, 85 \\deg C and 45\\deg north', 'a 270° turn, 15°C, 85 °C and 45° north'],
    ['15\\textdegree C, 5\\degree{} and {\\textdegree}', '15°C, 5° and °'],
    [
      'of $\\deg f$, \\deg(f), $2\\deg f$ and $\\deg_x(2)$',
      'of $\\deg f$, $\\deg$(f), $2\\deg f$ and $\\deg_x(2)$',
    ],
    ['$30{\\deg}$, $30\\deg$ and $30^\\circ$', '$30^{\\circ}$, $30^{\\circ}$ and $30^\\circ$'],
  ])('%s becomes %s', (tex, markdown) => {
    expect(texToMarkdown(tex)).toBe(markdown);
  });
});

describe('punctuation in braces of its own', () => {
  test.each([
    ["{``}{D}on{'}t dig{''}: Beds {---} 1{--}5", "“Don't dig”: Beds — 1–5"],
    ["{`}a{'} and {`}it{'}s{'}, {``}b'' and ``c{''}", "‘a’ and ‘it's’, “b” and “c”"],
    ['{"}a{"}, self{-}sown, p {<} 0.05 {=} x', '"a", self-sown, p < 0.05 = x'],
    ['{0,1}, {x < y} and {}', '{0,1}, {x < y} and'],
    ["$x^{'}$ and $a{-}b$", "$x^{'}$ and $a{-}b$"],
  ])('%s becomes %s', (tex, markdown) => {
    expect(texLineToMarkdown(tex)).toBe(markdown);
  });
});

describe('money in TeX', () => {
  test.each([
    'Prices are $5 and $6.',
    'from $5–$10 to US$20',
    '$100K (N=5) and $200K',
    'A$5 = US$3 a bed',
    '$5, $6 or $7/$8',
  ])('is not read as a formula: %s', (text) => {
    expect(texToPlain(text)).toBe(text);
  });
});
