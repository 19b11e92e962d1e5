import { doiOfPage, doisIn } from '../../paper/identifiers/dois.ts';
import { type ArxivId, parseAclId, parseArxivId, parseDoi } from '../../paper/identifiers/identifiers.ts';
import { isWebAddress } from '../../paper/schema.ts';

/** Fields of a bibliography entry that may identify the paper. */
export interface IdentifierFields {
  /** Texts that may be an arXiv identifier, most reliable first. */
  readonly arxiv: readonly string[];
  readonly doi: string;
  /** Addresses with or without a scheme, the paper's own page first. */
  readonly addresses: readonly string[];
}

/** The identifiers and links of a paper. */
export interface Identification {
  readonly arxiv: ArxivId | undefined;
  readonly acl: string | undefined;
  readonly doi: string | undefined;
  readonly links: Links;
}

/** The page of a paper and its PDF. */
type Links = { readonly abs?: string; readonly pdf?: string };

// The Anthology's DOIs end with its identifiers.
const ACL_DOI = /^10\.(?:18653\/v1|3115\/v1)\//;

/**
 * The identifiers and links of an entry. Identifiers are also found in addresses, and in DOIs that arXiv or
 * the Anthology assigned.
 */
export function identify({ arxiv: places, doi: field, addresses }: IdentifierFields): Identification {
  const trimmed = addresses.map((address) => address.trim());
  const ofPages = trimmed.map((address) => parseDoi(address) ?? doiOfPage(address));
  const dois = [...doisIn(field), ...ofPages.filter((doi) => doi !== undefined)];
  const doi = dois.find((one) => parseArxivId(one) === undefined) ?? dois[0];
  const arxiv = [...places, ...trimmed, ...dois].map(parseArxivId).find((id) => id !== undefined);
  const ofDoi = (doi ?? '').replace(ACL_DOI, '');
  const acl = [...trimmed, ofDoi, ofDoi.toUpperCase()].map(parseAclId).find((id) => id !== undefined);
  return { arxiv, acl, doi, links: linksOf(trimmed.filter(isWebAddress), arxiv?.id, acl) };
}

/** Whether an entry is on arXiv. */
export function isOnArxiv(places: IdentifierFields): boolean {
  return identify(places).arxiv !== undefined;
}

/**
 * Whether a field holds an arXiv identifier and nothing else, marked as arXiv's. An identifier among other
 * words may be another paper's.
 */
export function isArxivMention(value: string): boolean {
  return /arxiv/i.test(value) && parseArxivId(value) !== undefined;
}

/**
 * The first page and the first PDF. Anthology pages get their present address, even if the entry has an old
 * one.
 */
function linksOf(addresses: readonly string[], arxiv: string | undefined, acl: string | undefined): Links {
  const all: readonly Links[] = [
    ...addresses.filter((address) => parseArxivId(address) === undefined).map(linkOf),
    ...(arxiv === undefined
      ? []
      : [{ abs: `https://arxiv.org/abs/${arxiv}`, pdf: `https://arxiv.org/pdf/${arxiv}` }]),
    ...(acl === undefined ? [] : [{ abs: anthologyPage(acl) }]),
  ];
  const [abs, pdf] = [all.find((links) => links.abs)?.abs, all.find((links) => links.pdf)?.pdf];
  return { ...(abs !== undefined && { abs }), ...(pdf !== undefined && { pdf }) };
}

function linkOf(address: string): Links {
  const isFile = /\.pdf$/i.test(address);
  const acl = parseAclId(address);
  if (acl !== undefined)
    return { abs: anthologyPage(acl), ...(isFile && { pdf: `https://aclanthology.org/${acl}.pdf` }) };
  return isFile ? { pdf: address } : { abs: address };
}

function anthologyPage(acl: string): string {
  return `https://aclanthology.org/${acl}/`;
}
