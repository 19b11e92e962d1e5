/**
 * Turns British spellings into American ones, by rules for endings and lists of the words to which a rule applies or does not:
 * `colour` is `color`, but `four` is not `for`; `realise` is `realize`, but `exercise` stays. A rule may turn a word into
 * something that is not a word, but never into another word. Nothing here may need Node.
 */

/** The American spelling of a word in lower case without accents; the word itself if it has no other one. */
export function americanWord(word: string): string {
  if (word.length < SHORTEST || !MAY_DIFFER.test(word)) return word;
  return RULES.reduce((spelled, rule) => rule(spelled), word);
}

/** A text with American spelling; words that change are in lower case. */
export function americanText(text: string): string {
  if (!MAY_DIFFER.test(text.toLowerCase())) return text;
  return text.replace(WORD, (word) => {
    const lower = word.toLowerCase();
    const spelled = americanWord(lower);
    return spelled === lower ? word : spelled;
  });
}

const SHORTEST = 4;
const WORD = /(?<![\p{L}\p{N}\p{M}])[A-Za-z]{4,}(?![\p{L}\p{N}\p{M}])/gu;
/** A fast check: every word that a rule changes contains one of these. */
const MAY_DIFFER =
  /our|is[ei]|isa|ys[ei]|ysa|tre|tring|bre|gre|hre|ll|ogu|ence|icence|tis|ae|oe|grey|gramm|inium|oul|plough|sulph|scep|artef|gement|ageing|pyjam|cypher|disc|lful|lfil|nrol|nstal|istil|math|towards|afterwards|connexion|nquir|eable|cuss|iass|fitt|gett/u;

type Rule = (word: string) => string;

/** The stems before `-our` for which Americans write `-or`. */
const OUR =
  /(?:^ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|savi?|splend|succ|tum|val|vap|vig)(?=our)/u;
const orForOur: Rule = (word) => {
  const before = OUR.exec(word);
  if (before === null) return word;
  const at = before.index + before[0].length;
  return `${word.slice(0, at)}or${word.slice(at + 'our'.length)}`;
};

const ISE = /^([a-z]{2,}[^aeouw])is(e[sdr]?|ers|ings?|ingly|ab(?:le|ly|ility)|ations?|ational(?:ly)?)$/u;
/** Stems that keep `-ise`: `advise` but `relativise`, `exercise` but `criticise`, `surprise`, `promise` but `optimise`. */
const KEPT_ISE =
  /(?<!i)[vc]$|pr$|(?:prom|prem|surm|parad|merchand|treat|expert|pract|advert|chast|franch|desp|trell)$|(?<!a)mort$|^(?:dem|chem|val|cer|sunr|moonr|highr|upr)$/u;
const izeForIse: Rule = (word) => {
  const [, stem, ending] = ISE.exec(word) ?? [];
  return stem === undefined || ending === undefined || KEPT_ISE.test(stem) ? word : `${stem}iz${ending}`;
};

/** Verbs whose last letter is only doubled in British spelling: `modelling`, but not `controlling`. */
const DOUBLED =
  /(bevel|cancel|channel|chisel|council|counsel|dial|duel|enamel|equal|fuel|funnel|gambol|grovel|initial|jewel|label|level|libel|marshal|marvel|medal|metal|model|nickel|panel|parcel|pedal|pencil|pummel|quarrel|ravel|revel|rival|shovel|shrivel|signal|snivel|spiral|stencil|swivel|tassel|total|towel|trammel|travel|trial|tunnel)l(?=(?:ed|ings?|ers?|ors?|ists?)$)/u;

const CENTRE =
  /(calib|cent|fib|goit|lit|lust|meag|met|mit|nit|och|sab|sepulch|somb|spect|theat|tit)r(?:e(s?)|e?(d|ing))$/u;
const terForTre: Rule = (word) =>
  word.replace(
    CENTRE,
    (_, stem: string, plural = '', ending = '') => `${stem}er${plural}${ending === 'd' ? 'ed' : ending}`,
  );

/** The other rules: a part of a word, and its American spelling. */
const PAIRS: readonly (readonly [british: RegExp, american: string])[] = [
  [/(?<=[a-z]{2}[ao]l)ys(?=e[sdr]?$|ers$|ings?$|able$)/u, 'yz'],
  [DOUBLED, '$1'],
  [/(?<=(?:anal|catal|dial|homol)og)u(?=ing$)/u, ''],
  [/(?<=(?:anal|catal|dial|homol)og)ue(?=s?$)/u, ''],
  [/(?<=(?:anal|catal|dial|homol)og)u(?=e[dr]s?$)/u, ''],
  [/(?<=^(?:defen|offen|preten))ce(?=s$|less$|$)/u, 'se'],
  [/(?<=licen)ce(?=[sd]?$)/u, 'se'],
  [/(?<=^(?:mal)?practi)s(?=e[sdr]?$|ers$|ing$)/u, 'c'],
  [/anaesth/u, 'anesth'],
  [/(?<=^|ortho|encyclo)paed/u, 'ped'],
  [/haem/u, 'hem'],
  [/aemi(?=[ac])/u, 'emi'],
  [/(?<=gyn)aec/u, 'ec'],
  [/(?<=medi)aev/u, 'ev'],
  [/(?<=pal|arch)aeo/u, 'eo'],
  [/^aetiol/u, 'etiol'],
  [/^caesar(?=[ei]an)/u, 'cesar'],
  [/^faec/u, 'fec'],
  [/oestr(?=o|a|u)/u, 'estr'],
  [/^foet/u, 'fet'],
  [/oedem/u, 'edem'],
  [/oesoph/u, 'esoph'],
  [/rrhoe/u, 'rrhe'],
  [/^homoeo/u, 'homeo'],
  [/amoeb/u, 'ameb'],
  [/^coeliac/u, 'celiac'],
  [/manoeuvr?e?(?=$|s$|r$|d$|ing$|ab)/u, 'maneuver'],
  [/(?<=maneuver)d$/u, 'ed'],
  [/^grey(?=$|s$|ed$|ing$|ish$|er$|ness$|scale|level)/u, 'gray'],
  [/(?<=^(?:pro|micropro|subpro|kilo|milli)?gram)me(?=s?$)/u, ''],
  [/^aluminium/u, 'aluminum'],
  [/plough/u, 'plow'],
  [/(?<=^|^s)mould/u, 'mold'],
  [/sulph/u, 'sulf'],
  [/^sceptic/u, 'skeptic'],
  [/^artefact/u, 'artifact'],
  [/(?<=(?:abri|acknowle|ju|lo)dg)e(?=ment)/u, ''],
  [/^ageing$/u, 'aging'],
  [/^pyjama/u, 'pajama'],
  [/cypher/u, 'cipher'],
  [/^disc(?=s?$)/u, 'disk'],
  [/(?<=^(?:un)?(?:ski|wi))l(?=ful)/u, 'll'],
  [/(?<=^(?:fulfi|enro|insta|disti))l(?=$|s$|ments?$)/u, 'll'],
  [/^jewellery$/u, 'jewelry'],
  [/^woollen(?=s?$)/u, 'woolen'],
  [/^tranquillity$/u, 'tranquility'],
  [/^maths$/u, 'math'],
  [/^towards$/u, 'toward'],
  [/^afterwards$/u, 'afterward'],
  [/^connexion/u, 'connection'],
  [/^enquir/u, 'inquir'],
  [/(?<=siz|lik|mov|us)e(?=able$)/u, ''],
  [/(?<=^(?:re|un)?focus)s(?=e[sd]$|ing$)/u, ''],
  [/(?<=^(?:un)?bias)s(?=e[sd]$|ing$)/u, ''],
  [/(?<=^benefit|^target)t(?=ed$|ing$)/u, ''],
];

const RULES: readonly Rule[] = [
  orForOur,
  izeForIse,
  terForTre,
  ...PAIRS.map(
    ([british, american]): Rule =>
      (word) =>
        word.replace(british, american),
  ),
];
