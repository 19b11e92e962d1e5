/** The marks of an incomplete list, in several languages. */

const ABBREVIATED = [
  // `Etal` alone is a family name.
  String.raw`et\s+al(?:\.|ii|ia)?|et\.\s*al\.?|etal\.`,
  String.raw`et\s+(?:coll\.?|autres)`,
  String.raw`(?:and|&)\s+(?:others|colleagues|co-?workers|collaborators|co-?authors)`,
  String.raw`(?:u\.\s?a\.|und\s+andere)`,
  String.raw`(?:y|e)\s+(?:otros|outros|altri|cols?\.)`,
  String.raw`(?:и|та)\s+(?:др|ін|соавт)\.?`,
  String.raw`(?:i\s+in\.|a\s+kol\.|m\.\s?fl\.|ve\s+ark\.)`,
  '等人?|ほか|外',
].join('|');
const WHOLE = new RegExp(String.raw`^[[({\s]*(?:${ABBREVIATED}|и\s+другие|др\.|他|외)[\])}\s.,]*$`, 'iu');
const ENDING = new RegExp(
  String.raw`(?:[\s,]+(?:[[({]\s*(?:${ABBREVIATED})\s*[\])}]|(?:${ABBREVIATED}))|(?<=\p{Script=Han}{3})等)[\s.,]*$`,
  'iu',
);

/** Whether an entry of a list means that there are others: `et al.`, `and others`, `и др.`, `等`. */
export function isEtAl(name: string): boolean {
  return WHOLE.test(name);
}

/** A name without an `et al.` after it. */
export function withoutEtAl(name: string): string {
  return name.replace(ENDING, '');
}
