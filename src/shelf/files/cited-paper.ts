import type { CslItem, CslName } from '../../exports/csl-item.ts';
import { known, type SavedPaper } from '../saved-paper.ts';

/** The CSL-JSON item of a saved paper, with its tags as keywords. One is made from what is known if the paper has none. */
export function cslOf(paper: SavedPaper): CslItem {
  const { csl, tags, abstract } = paper;
  const keyword = [...(csl?.keyword?.split('; ') ?? []), ...tags].filter(Boolean);
  return {
    ...(csl ?? madeItem(paper)),
    ...known({ abstract, keyword: keyword.length > 0 ? [...new Set(keyword)].join('; ') : undefined }),
  };
}

function madeItem({ id, title, authors, day }: SavedPaper): CslItem {
  const isArxiv = /^\d{4}\.\d{4,5}$|^[a-z-]+\/\d{7}$/u.test(id);
  return {
    id: id.replace(/[^\w.-]/gu, '-'),
    type: 'article',
    title,
    ...(authors.length > 0 && { author: authors.map(nameOf) }),
    ...(day !== undefined && { issued: { 'date-parts': [day.split('-').map(Number)] } }),
    ...(isArxiv && { archive: 'arXiv', number: `arXiv:${id}`, URL: `https://arxiv.org/abs/${id}` }),
  };
}

/** The last word is taken for the family name. Only a paper that was never completed needs this. */
function nameOf(name: string): CslName {
  const at = name.lastIndexOf(' ');
  return at === -1 ? { literal: name } : { given: name.slice(0, at), family: name.slice(at + 1) };
}

/** Names for the papers of one file, none of them twice: `noether2026paper`, `noether2026paper-2`. */
export function distinctNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    let distinct = name;
    // Some file systems do not distinguish capitals.
    for (let number = 2; used.has(distinct.toLowerCase()); number += 1) distinct = `${name}-${number}`;
    used.add(distinct.toLowerCase());
    return distinct;
  });
}
